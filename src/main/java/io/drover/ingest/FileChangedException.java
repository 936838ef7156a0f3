package io.drover.ingest;

import java.io.IOException;
import java.nio.file.Path;

/** The file is not the one that was found or hashed: it has to go the whole way again. */
public final class FileChangedException extends IOException {
    private static final long serialVersionUID = 1L;

    public FileChangedException(Path path, FileStamp before, FileStamp now) {
        super("changed while it was read: " + path + " had " + describe(before) + ", now " + describe(now));
    }

    private static String describe(FileStamp stamp) {
        return stamp.size() + " bytes of " + stamp.modified();
    }
}
