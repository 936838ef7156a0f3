package io.drover.checksum;

import io.drover.ingest.Progress;
import io.drover.ingest.ReadPool;
import io.drover.ingest.Sha1;
import io.drover.ingest.SourceFile;
import io.drover.ingest.Spool;
import io.drover.storage.StorageFileSystem;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import org.jspecify.annotations.Nullable;

/**
 * Reads files, those of this machine and those that come from elsewhere on threads of their own: who waits for room in
 * the spool holds up nobody who needs none.
 *
 * @param progress is told what was read
 * @param line for room in the spool, or null where there is none: what comes from elsewhere is then read twice
 */
record Hashing(ReadPool local, ReadPool downloads, Progress progress, Spool.@Nullable Line line)
        implements AutoCloseable {

    /** The threads that this file is read on. */
    ReadPool poolOf(SourceFile file) {
        return isLocal(file) ? local : downloads;
    }

    /**
     * Reads a file for its checksum.
     *
     * @return the checksum, and for a file that comes from elsewhere the room in which its bytes are kept, to be closed
     * @throws IOException when it cannot be read; nothing is kept then
     */
    Hashed hash(SourceFile file) throws IOException, InterruptedException {
        Hashed hashed =
                isLocal(file) || line == null ? new Hashed(Sha1.of(file.content()), null) : Hashed.spooled(file, line);
        progress.hashed(file.stamp().size());
        return hashed;
    }

    private static boolean isLocal(SourceFile file) {
        FileSystem fileSystem = file.content().getFileSystem();
        return fileSystem instanceof StorageFileSystem stored
                ? stored.storage().near()
                : fileSystem.equals(FileSystems.getDefault());
    }

    /** What is being read is finished, the rest is put back. */
    void stop() {
        local.stop();
        downloads.stop();
        if (line != null) {
            line.close();
        }
    }

    @Override
    public void close() {
        stop();
        local.close();
        downloads.close();
    }
}
