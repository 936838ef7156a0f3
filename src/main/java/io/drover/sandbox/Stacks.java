package io.drover.sandbox;

/** Stacks. */
final class Stacks {
    private final World world;

    Stacks(World world) {
        this.world = world;
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        throw Refusal.of(404, "Cannot " + operation.id() + " yet as " + world.profile().version() + input.id());
    }
}
