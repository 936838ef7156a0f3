package io.drover.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The libraries of all users, from which a script picks what it changes. Not safe for several threads. */
final class ScriptLibrary {
    private static final int FIRST_USER_IN_TEN = 7;
    private static final int CHOSEN_FOR_DETAILS = 3;

    private final SandboxServer server;
    private final Random random;
    private final List<ScriptUser> users = new ArrayList<>();

    ScriptLibrary(SandboxServer server, Random random) {
        this.server = server;
        this.random = random;
        Accounts accounts = world().accounts();
        Accounts.User first = accounts.withEmail(server.email());
        accounts.ids().forEach(id -> {
            boolean isFirst = first != null && id.equals(first.id());
            users.add(isFirst ? 0 : users.size(), ScriptUser.of(world(), id));
        });
    }

    World world() {
        return server.world();
    }

    Random random() {
        return random;
    }

    /** Whether chance wants it so many times in a hundred. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** One of some things. */
    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** How many assets there are. */
    int size() {
        int size = 0;
        for (ScriptUser user : users) {
            size += user.assets().size();
        }
        return size;
    }

    /** The first user more often than any other. */
    ScriptUser anyUser() {
        return users.size() == 1 || random.nextInt(10) < FIRST_USER_IN_TEN ? users.get(0) : oneOf(users);
    }

    /** A user other than this one, or null when there is none. */
    @Nullable
    ScriptUser otherUser(ScriptUser user) {
        return users.size() == 1
                ? null
                : users.get((users.indexOf(user) + 1 + random.nextInt(users.size() - 1)) % users.size());
    }

    List<ScriptUser> users() {
        return List.copyOf(users);
    }

    void add(ScriptUser user) {
        users.add(user);
    }

    /** An asset of a user that is there, or null when chance found none. */
    @Nullable
    StoredAsset anyAsset(ScriptUser user) {
        String id = user.assets().pick(random);
        StoredAsset asset = id == null ? null : world().assets().find(id);
        if (asset == null && id != null) {
            forget(user, id);
        }
        return asset;
    }

    /** Changes something of the first user that the stream alone tells: a person, a face, a memory … */
    String changeDetails() {
        List<String> assets = new ArrayList<>();
        for (int i = 0; i < CHOSEN_FOR_DETAILS; i++) {
            StoredAsset asset = anyLiveAsset(users.get(0));
            if (asset != null) {
                assets.add(asset.id());
            }
        }
        return server.details().step(random, assets);
    }

    /** An asset of a user that is not in the trash, or null when chance found none. */
    @Nullable
    StoredAsset anyLiveAsset(ScriptUser user) {
        StoredAsset asset = anyAsset(user);
        return asset == null || asset.trashed() ? null : asset;
    }

    /** An album of a user, or null when chance found none. */
    @Nullable
    Album anyAlbum(ScriptUser user) {
        String id = user.albums().pick(random);
        Album album = id == null ? null : world().albums().find(id);
        if (album == null && id != null) {
            user.albums().remove(id);
        }
        return album;
    }

    /** Forgets an asset that is gone. */
    void forget(ScriptUser user, String asset) {
        user.assets().remove(asset);
        user.trash().remove(asset);
    }

    /** A user in words. */
    String name(String user) {
        return world().accounts().known(user).email();
    }
}
