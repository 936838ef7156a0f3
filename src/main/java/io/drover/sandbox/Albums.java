package io.drover.sandbox;

/** Albums. */
final class Albums {
    private final World world;

    Albums(World world) {
        this.world = world;
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        throw Refusal.of(404, "Cannot " + operation.id() + " yet as " + world.profile().version() + input.id());
    }
}
