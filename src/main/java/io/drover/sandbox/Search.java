package io.drover.sandbox;

/** Searches. */
final class Search {
    private final World world;

    Search(World world) {
        this.world = world;
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        throw Refusal.of(404, "Cannot " + operation.id() + " yet as " + world.profile().version() + input.id());
    }
}
