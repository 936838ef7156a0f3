package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One line of the stream.
 *
 * @param ack what the client sends back when it has dealt with the line; not always of the same type
 */
record SyncLine(SyncEntityType type, LineData data, SyncAck ack) {

    /** A line with something in it. */
    static SyncLine of(SyncEntityType type, ObjectNode data, Object... ids) {
        return of(type, LineData.of(data), ids);
    }

    /** The same with something that is written without being a tree before. */
    static SyncLine of(SyncEntityType type, LineData data, Object... ids) {
        return new SyncLine(type, data, SyncAck.of(type, ids));
    }

    /** A line that only moves the checkpoint of another type. */
    static SyncLine ackOnly(SyncEntityType type, Object... ids) {
        return new SyncLine(SyncEntityType.SYNC_ACK_V1, LineData.of(Json.object()), SyncAck.of(type, ids));
    }

    /** The sole line of a stream whose client must forget everything and begin anew. */
    static SyncLine reset() {
        return of(SyncEntityType.SYNC_RESET_V1, Json.object(), "reset");
    }

    /** The last line: everything before this id was sent. */
    static SyncLine complete(UpdateId now) {
        return of(SyncEntityType.SYNC_COMPLETE_V1, Json.object(), now);
    }
}
