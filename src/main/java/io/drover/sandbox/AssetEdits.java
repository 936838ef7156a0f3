package io.drover.sandbox;

/** Changes of assets, what a device has, thumbnails and playback. */
final class AssetEdits {
    private final World world;

    AssetEdits(World world) {
        this.world = world;
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        throw Refusal.of(
                404, "Cannot " + operation.id() + " yet as " + world.profile().version() + input.id());
    }
}
