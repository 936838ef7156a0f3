package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/**
 * One line of the stream.
 *
 * @param ack what the client sends back when it has dealt with the line; not always of the same type
 */
record SyncLine(SyncEntityType type, ObjectNode data, SyncAck ack) {

    /** A line with something in it. */
    static SyncLine of(SyncEntityType type, ObjectNode data, Object... ids) {
        return new SyncLine(type, data, SyncAck.of(type, ids));
    }

    /** A line that only moves the checkpoint of another type. */
    static SyncLine ackOnly(SyncEntityType type, Object... ids) {
        return new SyncLine(SyncEntityType.SYNC_ACK_V1, Json.object(), SyncAck.of(type, ids));
    }

    /** The sole line of a stream whose client must forget everything and begin anew. */
    static SyncLine reset() {
        return of(SyncEntityType.SYNC_RESET_V1, Json.object(), "reset");
    }

    /** The last line: everything before this id was sent. */
    static SyncLine complete(UpdateId now) {
        return of(SyncEntityType.SYNC_COMPLETE_V1, Json.object(), now);
    }

    /** As JSON in UTF-8, with its line feed. */
    byte[] bytes() {
        ObjectNode json = Json.object().put("type", type.label());
        json.set("data", data);
        byte[] text = Json.bytes(json.put("ack", ack.text()));
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }
}
