package io.drover.immich.feed;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last acknowledgement of each kind, as it came, in the order in which they came. For one thread. */
final class AckLog {
    private final Map<String, String> last;
    private String type = "";
    private String ack = "";

    /** @param before those of the readings so far */
    AckLog(Map<String, String> before) {
        this.last = new LinkedHashMap<>(before);
    }

    /** A line was dealt with. Most lines are of the kind of the one before. */
    void add(String newType, String newAck) {
        if (!newType.equals(type)) {
            settle();
            type = newType;
        }
        ack = newAck;
    }

    private void settle() {
        if (!type.isEmpty()) {
            last.remove(type);
            last.put(type, ack);
        }
    }

    /** All of them. */
    Map<String, String> all() {
        settle();
        return last;
    }
}
