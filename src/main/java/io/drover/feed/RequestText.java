package io.drover.feed;

import java.util.List;
import java.util.regex.Pattern;

/** Requests as two words: what is asked, and the number that goes with it or nothing. */
final class RequestText {
    private static final String RESYNC = "resync";
    private static final String REWIND = "rewind";
    private static final String RESET = "reset";
    private static final String DEAD_RETRY = "dead-retry";
    private static final String DEAD_DROP = "dead-drop";
    private static final String WAKE = "wake";

    /** All that can be asked. */
    static final List<String> WORDS = List.of(RESYNC, REWIND, RESET, DEAD_RETRY, DEAD_DROP, WAKE);

    private static final Pattern PLACE = Pattern.compile("[0-9]{1,18}");

    private RequestText() {}

    static String word(FeedRequest request) {
        if (request instanceof FeedRequest.Resync) {
            return RESYNC;
        } else if (request instanceof FeedRequest.Rewind) {
            return REWIND;
        } else if (request instanceof FeedRequest.Reset) {
            return RESET;
        } else if (request instanceof FeedRequest.RetryDead) {
            return DEAD_RETRY;
        } else if (request instanceof FeedRequest.DropDead) {
            return DEAD_DROP;
        }
        return WAKE;
    }

    /** The number, or an empty text. */
    static String argument(FeedRequest request) {
        if (request instanceof FeedRequest.Rewind rewind) {
            return String.valueOf(rewind.sequence());
        } else if (request instanceof FeedRequest.RetryDead retry) {
            return number(retry.number());
        } else if (request instanceof FeedRequest.DropDead drop) {
            return number(drop.number());
        }
        return "";
    }

    private static String number(long number) {
        return number == 0 ? "" : String.valueOf(number);
    }

    /** @throws IllegalArgumentException when nothing is asked by these */
    static FeedRequest request(String word, String argument) {
        return switch (word) {
            case RESYNC -> new FeedRequest.Resync();
            case RESET -> new FeedRequest.Reset();
            case REWIND -> new FeedRequest.Rewind(place(argument));
            case DEAD_RETRY -> new FeedRequest.RetryDead(argument.isEmpty() ? 0 : place(argument));
            case DEAD_DROP -> new FeedRequest.DropDead(argument.isEmpty() ? 0 : place(argument));
            case WAKE -> new FeedRequest.Wake();
            default -> throw new IllegalArgumentException("'" + word + "' is none of " + String.join(", ", WORDS));
        };
    }

    private static long place(String text) {
        if (!PLACE.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no place in a feed: it must be a number from 0 on");
        }
        return Long.parseLong(text);
    }
}
