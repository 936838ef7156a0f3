package io.drover.feed;

/** What a user asks of a feed. It is done between two batches, by the process that runs the feed. */
public sealed interface FeedRequest {
    /** Compare everything anew, and tell all of it again. */
    record Resync() implements FeedRequest {}

    /** Go back to an earlier place: what came after it is told again. @param sequence the last one that stays told */
    record Rewind(long sequence) implements FeedRequest {}

    /** Forget everything of the feed; its counters of generations and places go on. */
    record Reset() implements FeedRequest {}

    /** Hand over what was put aside once more. @param number one of them, or 0 for all */
    record RetryDead(long number) implements FeedRequest {}

    /** Forget what was put aside. @param number one of them, or 0 for all */
    record DropDead(long number) implements FeedRequest {}

    /** Look for changes now, or once more when the run that is under way has ended. */
    record Wake() implements FeedRequest {}
}
