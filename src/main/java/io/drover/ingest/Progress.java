package io.drover.ingest;

import java.util.concurrent.atomic.LongAdder;

/** What has been done so far in this process: the figures that a progress display shows. Safe for many threads. */
public final class Progress {
    private final LongAdder hashedFiles = new LongAdder();
    private final LongAdder hashedBytes = new LongAdder();
    private final LongAdder sentBytes = new LongAdder();

    /** One file was read for its checksum. */
    public void hashed(long bytes) {
        hashedFiles.increment();
        hashedBytes.add(bytes);
    }

    /** So many bytes went out to a server. */
    public void sent(long bytes) {
        sentBytes.add(bytes);
    }

    /** Files that were read for their checksum. */
    public long hashedFiles() {
        return hashedFiles.sum();
    }

    /** Bytes that were read for checksums. */
    public long hashedBytes() {
        return hashedBytes.sum();
    }

    /** Bytes that were sent, repetitions included. */
    public long sentBytes() {
        return sentBytes.sum();
    }
}
