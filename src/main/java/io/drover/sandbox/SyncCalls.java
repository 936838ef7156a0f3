package io.drover.sandbox;

/** Full, delta and streamed synchronisation. */
final class SyncCalls {
    private final World world;

    SyncCalls(World world) {
        this.world = world;
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        throw Refusal.of(
                404, "Cannot " + operation.id() + " yet as " + world.profile().version() + input.id());
    }
}
