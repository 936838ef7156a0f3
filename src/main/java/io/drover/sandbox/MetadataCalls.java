package io.drover.sandbox;

/** What clients keep beside an asset, by key. */
final class MetadataCalls {
    private final World world;

    MetadataCalls(World world) {
        this.world = world;
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        throw Refusal.of(
                404, "Cannot " + operation.id() + " yet as " + world.profile().version() + input.id());
    }
}
