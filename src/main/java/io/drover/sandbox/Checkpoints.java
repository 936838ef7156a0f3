package io.drover.sandbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far each session has come, by type. One lock. */
final class Checkpoints {
    private final Map<String, Map<SyncEntityType, SyncAck>> bySession = new HashMap<>();

    /** The checkpoints of a session, in the order of their making. */
    synchronized Map<SyncEntityType, SyncAck> of(String session) {
        return new LinkedHashMap<>(bySession.getOrDefault(session, Map.of()));
    }

    /** Sets checkpoints, forward or back; those of other types stay. */
    synchronized void set(String session, Map<SyncEntityType, SyncAck> acks) {
        bySession.computeIfAbsent(session, unknown -> new LinkedHashMap<>()).putAll(acks);
    }

    synchronized void remove(String session, Collection<SyncEntityType> types) {
        Map<SyncEntityType, SyncAck> acks = bySession.get(session);
        if (acks != null) {
            acks.keySet().removeAll(types);
        }
    }

    /** Forgets all checkpoints of a session. */
    synchronized void clear(String session) {
        bySession.remove(session);
    }
}
