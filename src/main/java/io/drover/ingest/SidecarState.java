package io.drover.ingest;

import java.util.Locale;

/** What became of a version of a sidecar; whichever it is, that version needs no second attempt. */
public enum SidecarState {
    /** The server has stored it with its photo. */
    SENT,
    /** What it says was written to the asset. */
    APPLIED,
    /** It is no XMP, or the server does not take what it says. */
    REFUSED;

    /** As it stands in {@link IngestHeaders#SIDECAR_STATE}: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
