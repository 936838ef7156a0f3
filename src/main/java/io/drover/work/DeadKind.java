package io.drover.work;

import java.util.Locale;

/** Why a record is among the dead letters. */
enum DeadKind {
    /** The file could not be dealt with; the ledger says why. */
    FAILED,
    /** It is no record of a file. */
    UNREADABLE,
    /** A newer Drover wrote it, and only such a one can read it. */
    NEWER;

    /** The name as it stands in a record's header: lower case. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
