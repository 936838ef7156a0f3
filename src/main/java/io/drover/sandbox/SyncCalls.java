package io.drover.sandbox;

/** Full, delta and streamed synchronisation. */
final class SyncCalls {
    private final SyncPages pages;
    private final SyncStreams streams;
    private final SyncAcks acks;

    SyncCalls(World world) {
        this.pages = new SyncPages(world);
        this.streams = new SyncStreams(world);
        this.acks = new SyncAcks(world);
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        Accounts.Caller caller = input.knownCaller();
        return switch (operation) {
            case GET_FULL_SYNC_FOR_USER -> pages.full(caller, input.body());
            case GET_DELTA_SYNC -> pages.delta(caller, input.body());
            case GET_SYNC_STREAM -> streams.open(caller, input.body());
            case GET_SYNC_ACK -> acks.list(caller);
            case SEND_SYNC_ACK -> acks.set(caller, input.body());
            case DELETE_SYNC_ACK -> acks.remove(caller, input.body());
            default -> throw new IllegalStateException(operation.id() + " synchronises nothing");
        };
    }

    /** The session of the caller. @throws Refusal 403 when there is none, but an API key */
    static Session session(Accounts.Caller caller) {
        Session session = caller.session();
        if (session == null) {
            throw Refusal.of(403, "Sync endpoints cannot be used with API keys");
        }
        return session;
    }
}
