package io.drover.contentstack.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What to do when Contentstack does not know a feed's token any more, so that it cannot tell what has changed. */
public enum OnInvalidToken {
    /** Reads everything anew, and tells what differs: what is not there any more is told as gone. */
    RESYNC,
    /** Ends the run with what the user may ask for. */
    ASK,
    /** Ends the run; the next one tries the same token again. */
    FAIL;

    /**
     * Reads the option {@code onInvalidToken}.
     *
     * @throws IllegalArgumentException in a sentence that says what is allowed
     */
    public static OnInvalidToken parse(String option) {
        return Arrays.stream(values())
                .filter(policy -> policy.label().equals(option.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("onInvalidToken is '" + option + "'; allowed: "
                        + Arrays.stream(values()).map(OnInvalidToken::label).collect(Collectors.joining(", "))));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
