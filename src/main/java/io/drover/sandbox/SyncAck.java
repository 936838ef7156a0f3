package io.drover.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * What a client sends back to say how far it has come.
 *
 * @param text as the server has made it, {@code TYPE|ID} or {@code TYPE|ID|EXTRA}
 */
record SyncAck(String text) {
    /** Ends the acknowledgement of a backfill that is complete. */
    static final String COMPLETE = "complete";

    static SyncAck of(SyncEntityType type, Object... ids) {
        StringBuilder text = new StringBuilder(type.label());
        for (Object id : ids) {
            text.append('|').append(id);
        }
        return new SyncAck(text.toString());
    }

    /** The name of its type, known or not. */
    String typeLabel() {
        return part(0, "");
    }

    /**
     * The change that it names.
     *
     * @throws Refusal 500 when that is no id, because the database takes none but UUIDs
     */
    UpdateId id() {
        return id(1);
    }

    /** How far a backfill came, or null when it did not begin. @throws Refusal 500 when that is no id */
    @Nullable
    UpdateId backfilled() {
        return part(2, "").isEmpty() ? null : id(2);
    }

    /** Whether it says that a backfill is complete. */
    boolean completes() {
        return part(2, "").equals(COMPLETE);
    }

    private UpdateId id(int index) {
        UpdateId id = UpdateId.parse(part(index, ""));
        if (id == null) {
            throw Refusal.unexpected();
        }
        return id;
    }

    private String part(int index, String otherwise) {
        String[] parts = text.split("\\|", -1);
        return index < parts.length ? parts[index] : otherwise;
    }
}
