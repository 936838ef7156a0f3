package io.drover.feed;

/**
 * A change with what it takes to write it down.
 *
 * @param domain how the types of events begin, such as {@code app.immich}
 * @param envelope what the event is written as
 */
public record Event(String domain, Envelope envelope, Change change) {

    /** The event as JSON in UTF-8, without a line feed. */
    public byte[] json() {
        return CloudEvents.event(this);
    }

    /** Without the data, which may be private. */
    @Override
    public String toString() {
        return change.toString();
    }
}
