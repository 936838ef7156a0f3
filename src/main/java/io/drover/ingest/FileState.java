package io.drover.ingest;

import java.util.Locale;

/** The final states of a file. Every file that was found ends a run in exactly one of them, with a reason. */
public enum FileState {
    /** Sent, and confirmed by checksum: the server holds these bytes in a live asset. */
    UPLOADED,
    /** The server held these bytes in a live asset already. */
    DUPLICATE,
    /** The server holds these bytes in its trash only; nothing was sent. */
    TRASHED,
    /** The server does not take files of this type. */
    UNSUPPORTED,
    /** Left out by a filter or as junk. */
    EXCLUDED,
    /** Refused by the server for good; the reason holds its words. */
    REJECTED,
    /** Not done, with a next attempt on a later scan. */
    FAILED,
    /** Gone before it could be read. */
    VANISHED;

    /** The name as it is stored and shown: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of this label. @throws IllegalArgumentException when there is none, naming what is allowed */
    public static FileState ofLabel(String label) {
        for (FileState state : values()) {
            if (state.label().equals(label)) {
                return state;
            }
        }
        throw new IllegalArgumentException("state '" + label + "' is none of " + String.join(", ", labels()));
    }

    /** All labels, in the order in which they are shown. */
    public static java.util.List<String> labels() {
        return java.util.Arrays.stream(values()).map(FileState::label).toList();
    }

    /** Whether a file in this state is left alone until its size or time changes. */
    public boolean settled() {
        return this != FAILED && this != VANISHED;
    }

    /** Whether the server was seen to hold these bytes in a live asset. */
    public boolean held() {
        return this == UPLOADED || this == DUPLICATE;
    }
}
