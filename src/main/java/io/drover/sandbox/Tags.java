package io.drover.sandbox;

/** Tags. */
final class Tags {
    private final World world;

    Tags(World world) {
        this.world = world;
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        throw Refusal.of(404, "Cannot " + operation.id() + " yet as " + world.profile().version() + input.id());
    }
}
