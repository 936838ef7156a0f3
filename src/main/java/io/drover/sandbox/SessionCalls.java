package io.drover.sandbox;

/** API keys and sessions. */
final class SessionCalls {
    private final World world;

    SessionCalls(World world) {
        this.world = world;
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        throw Refusal.of(404, "Cannot " + operation.id() + " yet as " + world.profile().version() + input.id());
    }
}
