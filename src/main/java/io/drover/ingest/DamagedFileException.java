package io.drover.ingest;

import java.io.IOException;

/** A file is not what it has to be, in words for people: to read it again would give the same. */
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public DamagedFileException(String message) {
        super(message);
    }
}
