package io.drover.feed.camel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code feed:} can do with a message. */
enum FeedVerb {
    /** Writes a batch as a file of events. */
    SEGMENT,
    /** Turns a batch into messages, one an event. */
    MESSAGES,
    /** Gives a message the address and the credentials of a webhook. */
    ADDRESS,
    /** Signs a body. */
    SIGN,
    /** Notes that an event is taken. */
    TAKEN,
    /** Lets a feed look for changes now. */
    WAKE;

    /** The word in URIs. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is none of this name */
    static FeedVerb of(String label) {
        return Arrays.stream(values())
                .filter(verb -> verb.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "feed:" + label + ": there is no operation '" + label + "'; there are "
                                + Arrays.stream(values()).map(FeedVerb::label).collect(Collectors.joining(", "))));
    }
}
