package io.drover.feed;

/** Where a process that runs a feed into files can be killed. No two of them leave the same behind. */
public enum Moment {
    /** The server has a session, and nobody else knows of it. */
    SESSION_OPENED(1),
    SESSION_KEPT(1),
    /** The server was asked for the stream, and to begin anew when there is no position yet; nothing was read. */
    SOURCE_OPENED(1),
    /** Changes are written into the outbox, and not committed. */
    APPENDING(2),
    APPENDED(2),
    /** What was told lately goes to its place among all that is known, and that is not committed. */
    SETTLING(1),
    SETTLED(1),
    /** Some of what goes along with a deletion is in the outbox, and the deletion is not. */
    CASCADED(1),
    SWEPT(2),
    /** The end of a generation is in the outbox. */
    COMPLETED(1),
    /** Half of a segment is written aside. */
    SEGMENT_TORN(2),
    /** All of it is on the disk under its other name. */
    SEGMENT_ASIDE(3),
    SEGMENT_RENAMED(2),
    /** The sink has all that came with a position, and the server does not know. */
    CONFIRMATION_DUE(2),
    ACKNOWLEDGED(2),
    /** A batch leaves the outbox, and that is not committed. */
    CONFIRMING(3),
    CONFIRMED(2),
    MANIFEST_KEPT(1);

    private final int times;

    /** @param times the process comes here, the last of which it does not survive */
    Moment(int times) {
        this.times = times;
    }

    int times() {
        return times;
    }
}
