package io.drover.immich;

import java.util.List;

/** Makes what is told of a server. */
final class EventsOf {
    private EventsOf() {}

    /** Told to nobody. */
    static ServerEvents nobody() {
        return new ServerEvents("immich", ServerListener.all(List.of()));
    }
}
