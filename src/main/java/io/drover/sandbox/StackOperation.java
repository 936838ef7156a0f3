package io.drover.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a Contentstack stack is asked for, as the rules of faults name it. */
public enum StackOperation {
    /** Every call of the synchronization API, whatever it asks for. */
    SYNC,
    /** A sync that begins. */
    SYNC_INIT,
    /** The next page of a run. */
    SYNC_PAGE,
    /** What has happened since a run. */
    SYNC_DELTA,
    /** The file of an asset. */
    STACK_ASSET;

    /** Its name in a rule, such as {@code sync-page}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static boolean isOne(String id) {
        return Arrays.stream(values()).anyMatch(operation -> operation.id().equals(id));
    }

    /** Every name, separated by commas. */
    static String names() {
        return Arrays.stream(values()).map(StackOperation::id).collect(Collectors.joining(", "));
    }
}
