package io.drover.feed;

import java.util.Locale;

/** What a change does to the thing that its key names. */
public enum Operation {
    /** The thing is there, as the data say, whether it is new or not. */
    UPSERT,
    /** The thing is gone. */
    DELETE,
    /** A new generation begins: all is compared anew. Nothing is gone for it; what is will be told one by one. */
    RESET,
    /** A run has told everything: up to here the changes are the source's state. */
    COMPLETE;

    /** The word in events, such as {@code upsert}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
