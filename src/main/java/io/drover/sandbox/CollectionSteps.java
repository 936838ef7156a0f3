package io.drover.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to stacks, and to what clients keep beside assets. */
final class CollectionSteps {
    private static final int MOST_STACKED = 4;
    private static final String KEY = "mobile-app";
    private static final List<String> KEYS = List.of(KEY, "com.example.app", "notes");

    private CollectionSteps() {}

    static void addTo(LibraryScript script) {
        script.add(3, ScriptStep.Effect.NONE, CollectionSteps::stack)
                .add(2, ScriptStep.Effect.NONE, CollectionSteps::dissolve)
                .add(4, ScriptStep.Effect.NONE, CollectionSteps::setMetadata)
                .add(2, ScriptStep.Effect.NONE, CollectionSteps::removeMetadata);
    }

    private static @Nullable String stack(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        Set<String> assets = new LinkedHashSet<>();
        for (int i = 0; i < MOST_STACKED; i++) {
            StoredAsset asset = library.anyLiveAsset(user);
            if (asset != null) {
                assets.add(asset.id());
            }
        }
        if (assets.size() < 2) {
            return null;
        }
        Stack stack = library.world().stacks().add(user.id(), new ArrayList<>(assets));
        stack.assets().forEach(library.world().assets()::touch);
        user.stacks().add(stack.id());
        return "stack " + stack.id() + " is made of " + stack.assets();
    }

    private static @Nullable String dissolve(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        String id = user.stacks().pick(library.random());
        if (id == null) {
            return null;
        }
        user.stacks().remove(id);
        Stack stack = library.world().stacks().find(id);
        if (stack == null) {
            return null;
        }
        library.world().stacks().remove(id);
        stack.assets().forEach(library.world().assets()::touch);
        return "stack " + id + " is dissolved";
    }

    private static @Nullable String setMetadata(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        StoredAsset asset = library.anyLiveAsset(user);
        if (asset == null) {
            return null;
        }
        String key = library.world().profile().major() == 1 ? KEY : library.oneOf(KEYS);
        int value = library.random().nextInt(1_000_000);
        library.world().assets().metadata().put(asset, key, Json.object().put("iCloudId", "cloud-" + value));
        user.metadata().add(List.of(asset.id(), key));
        return asset.id() + " gets metadata " + key + " of " + value;
    }

    private static @Nullable String removeMetadata(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        List<String> item = user.metadata().pick(library.random());
        if (item == null) {
            return null;
        }
        user.metadata().remove(item);
        StoredAsset asset = library.world().assets().find(item.get(0));
        if (asset == null || library.world().assets().metadata().find(asset.id(), item.get(1)) == null) {
            return null;
        }
        library.world().assets().metadata().remove(asset, item.get(1));
        return asset.id() + " loses metadata " + item.get(1);
    }
}
