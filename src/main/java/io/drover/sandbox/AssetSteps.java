package io.drover.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to assets. */
final class AssetSteps {
    private static final Instant FIRST_PHOTO = Instant.parse("2001-09-09T01:46:40Z");
    private static final int SECONDS = 700_000_000;

    private AssetSteps() {}

    static void addTo(LibraryScript script) {
        script.add(16, ScriptStep.Effect.GROWS, AssetSteps::upload)
                .add(2, ScriptStep.Effect.GROWS, AssetSteps::uploadLivePhoto)
                .add(2, ScriptStep.Effect.GROWS, AssetSteps::replace)
                .add(10, ScriptStep.Effect.NONE, AssetSteps::describe)
                .add(6, ScriptStep.Effect.NONE, AssetSteps::favour)
                .add(5, ScriptStep.Effect.NONE, AssetSteps::show)
                .add(7, ScriptStep.Effect.NONE, AssetSteps::trash)
                .add(2, ScriptStep.Effect.NONE, AssetSteps::restore)
                .add(5, ScriptStep.Effect.SHRINKS, AssetSteps::purgeTrash)
                .add(8, ScriptStep.Effect.SHRINKS, AssetSteps::purge);
    }

    private static String upload(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        boolean video = library.chance(10);
        StoredAsset asset = uploaded(library, user, draft(library, user, video));
        return library.name(user.id()) + " uploads " + asset.id() + " " + asset.name();
    }

    private static String uploadLivePhoto(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        StoredAsset video = uploaded(library, user, draft(library, user, true).visibility("hidden"));
        StoredAsset photo = uploaded(library, user, draft(library, user, false).liveVideo(video.id()));
        return library.name(user.id()) + " uploads " + photo.id() + ", which " + video.id() + " moves";
    }

    private static AssetDraft draft(ScriptLibrary library, ScriptUser user, boolean video) {
        World world = library.world();
        Instant now = world.clock().instant();
        String taken = AssetViews.time(FIRST_PHOTO.plusSeconds(library.random().nextInt(SECONDS)));
        return file(library, new AssetDraft(world.ids().uuid(), user.id(), now), video)
                .fields(Map.of("fileCreatedAt", taken, "fileModifiedAt", taken));
    }

    private static AssetDraft file(ScriptLibrary library, AssetDraft draft, boolean video) {
        int number = library.random().nextInt(1_000_000);
        String name = video ? "MOV_" + number + ".mp4" : "IMG_" + number + ".jpg";
        return draft.file(name, library.world().ids().sha1(), 1_000L + number, video, null);
    }

    private static StoredAsset uploaded(ScriptLibrary library, ScriptUser user, AssetDraft draft) {
        StoredAsset asset =
                library.world().assets().add(draft.build(library.world().clock().instant()));
        user.assets().add(asset.id());
        return asset;
    }

    /** The file of an asset is replaced, and the old one goes to the trash; 3.x cannot do that any more. */
    private static @Nullable String replace(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        StoredAsset asset = library.anyLiveAsset(user);
        if (asset == null || library.world().profile().major() >= 3) {
            return null;
        }
        String copy = library.world().ids().uuid();
        library.world().assets().replace(asset.id(), draft -> file(library, draft, asset.video()), copy);
        user.assets().add(copy);
        user.trash().add(copy);
        return library.name(user.id()) + " replaces the file of " + asset.id() + "; " + copy + " keeps the old one";
    }

    private static @Nullable String describe(ScriptLibrary library) {
        StoredAsset asset = library.anyLiveAsset(library.anyUser());
        if (asset == null) {
            return null;
        }
        int number = library.random().nextInt(SECONDS);
        Exif before = asset.exif();
        Exif after = switch (library.random().nextInt(4)) {
            case 0 -> before.description("words " + number);
            case 1 -> before.rating(number % 5 + 1);
            case 2 -> before.taken(FIRST_PHOTO.plusSeconds(number).atOffset(ZoneOffset.UTC));
            default -> before.place(number % 90 + 0.5, number % 180 + 0.5);
        };
        library.world().assets().change(asset.id(), draft -> draft.exif(after));
        return asset.id() + " is described: " + after;
    }

    private static @Nullable String favour(ScriptLibrary library) {
        StoredAsset asset = library.anyLiveAsset(library.anyUser());
        if (asset == null) {
            return null;
        }
        library.world().assets().change(asset.id(), draft -> draft.favorite(!asset.favorite()));
        return asset.id() + (asset.favorite() ? " is no favourite any more" : " becomes a favourite");
    }

    private static @Nullable String show(ScriptLibrary library) {
        StoredAsset asset = library.anyLiveAsset(library.anyUser());
        if (asset == null) {
            return null;
        }
        String visibility = library.oneOf(Shapes.VISIBILITIES);
        library.world().assets().change(asset.id(), draft -> draft.visibility(visibility));
        return asset.id() + " goes to " + visibility;
    }

    private static @Nullable String trash(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        StoredAsset asset = library.anyLiveAsset(user);
        if (asset == null) {
            return null;
        }
        library.world().assets().trash(asset.id(), true);
        user.trash().add(asset.id());
        return asset.id() + " goes to the trash";
    }

    private static @Nullable String restore(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        StoredAsset asset = inTrash(library, user);
        if (asset == null) {
            return null;
        }
        library.world().assets().trash(asset.id(), false);
        user.trash().remove(asset.id());
        return asset.id() + " comes back from the trash";
    }

    private static @Nullable String purgeTrash(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        return purged(library, user, inTrash(library, user));
    }

    private static @Nullable String purge(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        return purged(library, user, library.anyAsset(user));
    }

    private static @Nullable String purged(ScriptLibrary library, ScriptUser user, @Nullable StoredAsset asset) {
        if (asset == null) {
            return null;
        }
        library.world().assets().remove(asset.id());
        library.forget(user, asset.id());
        return asset.id() + " is purged";
    }

    private static @Nullable StoredAsset inTrash(ScriptLibrary library, ScriptUser user) {
        String id = user.trash().pick(library.random());
        StoredAsset asset = id == null ? null : library.world().assets().find(id);
        if (id != null && (asset == null || !asset.trashed())) {
            user.trash().remove(id);
        }
        return asset == null || !asset.trashed() ? null : asset;
    }
}
