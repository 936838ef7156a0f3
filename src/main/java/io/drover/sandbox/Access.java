package io.drover.sandbox;

import org.jspecify.annotations.Nullable;

/** Which assets a caller may do something with. */
final class Access {
    private final World world;

    Access(World world) {
        this.world = world;
    }

    /** The asset, if the caller may know of it: his own, and not locked. */
    @Nullable
    StoredAsset visible(Accounts.Caller caller, String id) {
        StoredAsset asset = world.assets().find(id);
        boolean seen = asset != null
                && asset.owner().equals(caller.user().id())
                && !asset.visibility().equals("locked");
        return seen ? asset : null;
    }

    /**
     * The asset that the caller wants to do something with.
     *
     * @param permission what that needs, such as {@code asset.update}
     * @throws Refusal when it is not there, not his, or locked
     */
    StoredAsset require(Accounts.Caller caller, String id, String permission) {
        StoredAsset asset = visible(caller, id);
        if (asset == null) {
            throw Refusal.of(400, "Not found or no " + permission + " access");
        }
        return asset;
    }

    /** All assets of the caller that Immich's lists may show: not in the trash, not locked, not hidden. */
    boolean isListed(Accounts.Caller caller, StoredAsset asset) {
        return asset.owner().equals(caller.user().id())
                && !asset.trashed()
                && !asset.visibility().equals("hidden");
    }
}
