package io.drover.contentstack;

import java.util.Locale;
import java.util.Set;

/** What the scheme can do. */
enum StackOperation {
    /** Asks for one page; in a to(). */
    SYNC,
    /** Tells what changes; in a from(). */
    CHANGES;

    /** What Camel lets every producer be told. */
    private static final String LAZY = "lazyStartProducer";

    /** @throws IllegalArgumentException in a sentence that says what there is */
    static StackOperation parse(String name) {
        for (StackOperation operation : values()) {
            if (operation.label().equals(name)) {
                return operation;
            }
        }
        throw new IllegalArgumentException(
                "there is no contentstack:" + name + "; there are contentstack:changes and contentstack:sync");
    }

    /** As it stands in a URI. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when it does not take these options */
    void check(Set<String> options) {
        if (this == SYNC) {
            options.stream().filter(option -> !option.equals(LAZY)).findFirst().ifPresent(option -> {
                throw new IllegalArgumentException("contentstack:sync has no option " + option
                        + ": options are of contentstack:changes, and a message says what page is asked for");
            });
        }
    }
}
