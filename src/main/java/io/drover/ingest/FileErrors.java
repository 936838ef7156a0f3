package io.drover.ingest;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** What an error of the source file itself means for its state. */
public final class FileErrors {
    private FileErrors() {}

    /** The final state that follows at once, or empty when another try may help. */
    public static Optional<FileState> stateOf(IOException error) {
        if (error instanceof NoSuchFileException) {
            return Optional.of(FileState.VANISHED);
        }
        boolean lasting = error instanceof AccessDeniedException || error instanceof DamagedFileException;
        return lasting ? Optional.of(FileState.FAILED) : Optional.empty();
    }

    /** One sentence that names the file and what is wrong. */
    public static String describe(IOException error) {
        if (error instanceof NoSuchFileException gone) {
            return "the file was gone when it was to be read: " + gone.getFile() + because(gone);
        }
        if (error instanceof AccessDeniedException denied) {
            return denied.getReason() == null
                    ? "no permission to read " + denied.getFile()
                    : "cannot be read: " + denied.getFile() + because(denied);
        }
        boolean inWords = error instanceof FileChangedException || error instanceof DamagedFileException;
        return inWords ? String.valueOf(error.getMessage()) : "cannot be read: " + error;
    }

    private static String because(FileSystemException error) {
        return error.getReason() == null ? "" : ": " + error.getReason();
    }

    /** What a disk of ours complains of. */
    static String describeDisk(IOException error) {
        if (error instanceof FileSystemException file) {
            return file.getReason() == null ? file.toString() : file.getFile() + ": " + file.getReason();
        }
        return String.valueOf(error.getMessage());
    }
}
