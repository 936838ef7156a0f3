package io.drover.contentstack;

import java.util.Set;

/** What the scheme can do. */
enum StackOperation {
    /** Asks for one page; in a to(). */
    SYNC("sync"),
    /** Tells what changes; in a from(). */
    CHANGES("changes"),
    /** Receives the files of the assets that a batch of changes tells of; in a to(). */
    DOWNLOAD_ASSETS("downloadAssets");

    /** What Camel lets every producer be told. */
    private static final String LAZY = "lazyStartProducer";

    private static final Set<String> OF_FILES = Set.of("directory", "hosts");

    private final String label;

    StackOperation(String label) {
        this.label = label;
    }

    /** @throws IllegalArgumentException in a sentence that says what there is */
    static StackOperation parse(String name) {
        for (StackOperation operation : values()) {
            if (operation.label().equals(name)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("there is no contentstack:" + name
                + "; there are contentstack:changes, contentstack:sync and contentstack:downloadAssets");
    }

    /** As it stands in a URI. */
    String label() {
        return label;
    }

    /** @throws IllegalArgumentException when it does not take these options */
    void check(Set<String> options) {
        options.stream()
                .filter(option -> !option.equals(LAZY) && !takes(option))
                .findFirst()
                .ifPresent(option -> {
                    throw new IllegalArgumentException("contentstack:" + label + " has no option " + option + ": "
                            + switch (this) {
                                case SYNC ->
                                    "options are of contentstack:changes, and a message says what page is asked for";
                                case CHANGES -> "it is of contentstack:downloadAssets";
                                case DOWNLOAD_ASSETS -> "it takes directory and hosts";
                            });
                });
    }

    private boolean takes(String option) {
        return switch (this) {
            case SYNC -> false;
            case CHANGES -> !OF_FILES.contains(option);
            case DOWNLOAD_ASSETS -> OF_FILES.contains(option);
        };
    }
}
