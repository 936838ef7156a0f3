package io.drover.work;

/** A record that tells of no file that can be worked on; the message is a clause that quotes nothing of the record. */
final class UnreadableRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    private final DeadKind kind;

    UnreadableRecordException(DeadKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** {@code UNREADABLE} or {@code NEWER}. */
    DeadKind kind() {
        return kind;
    }
}
