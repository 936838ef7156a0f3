package io.drover.sandbox;

import java.util.Locale;

/** Something that goes wrong with one request. */
public sealed interface Fault {

    /**
     * The request is read and not carried out; the answer is an error.
     *
     * @param status the HTTP status
     * @param retryAfterSeconds the header Retry-After, or 0 for none
     */
    record Status(int status, int retryAfterSeconds) implements Fault {}

    /**
     * The answer comes before the body is read, and the request is not carried out.
     *
     * @param status the HTTP status
     * @param then what becomes of the connection
     */
    record Early(int status, Then then) implements Fault {}

    /** What becomes of the connection after an early answer. */
    enum Then {
        /** The body is read and thrown away, and the connection lives on, as Node does. */
        DRAIN,
        /** It is closed at once, whatever is still coming. */
        CLOSE,
        /** Its sending side is closed; nothing is read any more. */
        HALF_CLOSE,
        /** It stays open, and nothing is read any more. */
        STAY
    }

    /** The request waits before anything is done with it. @param millis how long */
    record Delay(long millis) implements Fault {}

    /** There is never an answer. @param carriedOut whether the request is carried out all the same, as with Redis down */
    record Hang(boolean carriedOut) implements Fault {}

    /** The connection is reset while the body comes in; nothing is carried out. @param afterBytes of the body */
    record Cut(long afterBytes) implements Fault {}

    /** The request is carried out, then the connection is reset without an answer. */
    record LoseAnswer() implements Fault {}

    /**
     * The request is carried out, and the connection is closed in the middle of the answer, whose head promises all.
     *
     * @param afterBytes of the answer's body
     */
    record CutAnswer(long afterBytes) implements Fault {}

    /** The request is carried out, the answer is 500; the original of an asset that it made is lost. */
    record FailAfterStore() implements Fault {}

    /** The body is read slowly. @param bytesPerSecond the rate */
    record SlowRead(long bytesPerSecond) implements Fault {}

    /** The body is no longer read, for ever, and the connection stays open. @param afterBytes of the body */
    record StopReading(long afterBytes) implements Fault {}

    /** The server stores other bytes than those that were sent. */
    record Corrupt() implements Fault {}

    /** The answer is a web page with 200; nothing is carried out. */
    record Html() implements Fault {}

    /** The server enters maintenance mode with this request. @param millis for how long, or 0 until it is told otherwise */
    record Maintenance(long millis) implements Fault {}

    /**
     * The answer of getSyncStream goes wrong line by line; other answers are as they should be.
     *
     * @param trouble what is wrong
     * @param count what it counts, see there
     */
    record Lines(Trouble trouble, long count) implements Fault {
        /** @throws IllegalArgumentException when the count is below the least of the trouble */
        public Lines {
            if (count < trouble.least) {
                throw new IllegalArgumentException("lines " + trouble.word() + " needs at least " + trouble.least);
            }
        }
    }

    /** What can be wrong with lines. */
    enum Trouble {
        /** After so many lines, or all, nothing more comes, and the answer does not end either. */
        HANG(1),
        /** After so many lines the answer ends as if that were all. */
        END(0),
        /** The same after so many bytes, before they are compressed. */
        END_BYTES(0),
        /** After so many lines, or all, the connection is closed. */
        CUT(0),
        /** Each n-th line comes twice. */
        REPEAT(1),
        /** After so many lines, if more are to come, there is one that is no JSON. */
        BROKEN(0),
        /** After so many lines, if more are to come, there is one of a type that nobody knows yet. */
        UNKNOWN(0);

        private final long least;

        Trouble(long least) {
            this.least = least;
        }

        /** Its name in a script. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The page of a stack's sync goes wrong; other answers are as they should be. @param trouble what is wrong */
    record Page(PageTrouble trouble) implements Fault {}

    /** What can be wrong with a page of a stack's sync. What does not fit a call, or its page, does not happen. */
    enum PageTrouble {
        /** The token that came is not valid, this time. */
        INVALID_TOKEN,
        /** No token that was given so far is valid any more, the one that came included. */
        FORGET_TOKENS,
        /** The JSON ends in the middle, and the answer says that this is all of it. */
        TRUNCATED,
        /** The total_count is one more than the run has. */
        TOTAL_COUNT,
        /** The pagination_token is the one that came. */
        SAME_TOKEN,
        /** There are a pagination_token and a sync_token. */
        BOTH_TOKENS,
        /** There is no token. */
        NO_TOKEN,
        /** There are no items, and a pagination_token that leads to those that should have come. */
        EMPTY,
        /** There is a pagination_token that leads to the same items again, and from there goes on. */
        REPEAT,
        /** To a sync_token comes the answer of a time when nothing had happened. */
        STALE
    }

    /** The answer of a stack comes slowly. @param bytesPerSecond of its body */
    record Drip(long bytesPerSecond) implements Fault {}

    /** The session whose token comes ends with this request, which is refused with 401 as all that come after. */
    record EndSession() implements Fault {}

    /**
     * Each request costs time, as on a server that scales up to a knee and slows down beyond it.
     *
     * @param millis of one request while at most {@code knee} are running; beyond it grows with the power 1.5 of
     *     running / knee, so that more at once are fewer in a second
     * @param knee requests at once
     */
    record Service(double millis, int knee) implements Fault {
        /** @throws IllegalArgumentException when the knee is below 1 */
        public Service {
            if (knee < 1) {
                throw new IllegalArgumentException("the service needs a knee of at least 1");
            }
        }
    }
}
