package io.drover.work;

import io.drover.ingest.SharedFile;

/**
 * What one record of a topic says. It is a hint: the ledger is the truth, and a record that is lost or comes twice does no
 * harm.
 *
 * @param file that is to be dealt with
 * @param wishes what its source wants done with it
 */
record WorkRecord(SharedFile file, Wishes wishes) {
    /** The format that this Drover writes, and the newest that it knows. */
    static final int VERSION = 1;

    /** The oldest format whose readers understand what this Drover writes. */
    static final int OLDEST_READER = 1;

    /** A record is no longer than this, bytes. */
    static final int MOST_BYTES = 256 * 1024;
}
