package io.drover.ingest;

import java.util.Locale;

/** How it is known when a picture was taken. */
public enum TakenFrom {
    /** Its own headers say so. */
    METADATA,
    /** It is the file's time, for want of better. */
    FILE;

    /** The name as it stands in the header: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
