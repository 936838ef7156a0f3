package io.drover.library;

import io.drover.ingest.FileStamp;
import io.drover.storage.StoragePath;
import io.drover.text.PathText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Moves a file to a name that is free, and never over a file that has the name already, not even in a race. */
final class NoReplaceMove {
    private NoReplaceMove() {}

    /**
     * @return false when the name is taken; nothing was done
     * @throws IOException when it cannot be moved; the source is still there
     */
    static boolean move(Path from, Path to) throws IOException {
        if (from instanceof StoragePath) {
            return moveInStorage(from, to);
        }
        try {
            // a second name for the same bytes: the one step that both refuses a name that exists and is atomic
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException taken) {
            return finishes(from, to);
        } catch (IOException | UnsupportedOperationException noLink) {
            return moveToReserved(from, to);
        }
        try {
            Files.delete(from);
        } catch (IOException exception) {
            Files.delete(to);
            throw exception;
        }
        return true;
    }

    /** Ends a move that was cut off between its two steps: the file has both names. */
    private static boolean finishes(Path from, Path to) throws IOException {
        boolean both = Files.isSameFile(from, to)
                && !(Files.isSameFile(parent(from), parent(to))
                        && PathText.name(from).equalsIgnoreCase(PathText.name(to)))
                && names(from) > 1;
        if (both) {
            Files.delete(from);
        }
        return both;
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }

    /** How many names a file has; one where the file system does not tell. */
    private static int names(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")
                || Files.isSymbolicLink(file)) { // its target's names are not its own
            return 1;
        }
        return (int) Files.getAttribute(file, "unix:nlink");
    }

    /** A storage never moves over a file. */
    private static boolean moveInStorage(Path from, Path to) throws IOException {
        try {
            Files.move(from, to);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** For other stores and for file systems without hard links: reserves the name with an empty file first. */
    private static boolean moveToReserved(Path from, Path to) throws IOException {
        try {
            Files.createFile(to);
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
        try {
            try {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException otherStore) {
                copy(from, to);
                Files.delete(from);
            }
            return true;
        } catch (IOException exception) {
            if (Files.exists(from)) {
                Files.deleteIfExists(to);
            }
            throw exception;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Path copy = Files.createTempFile(to.toAbsolutePath().getParent(), ".drover-", ".part");
        try {
            FileStamp before = FileStamp.of(from);
            Files.copy(from, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            if (Files.size(copy) != before.size() || !FileStamp.of(from).equals(before)) {
                throw new IOException("the file changed while it was copied");
            }
            Files.move(copy, to, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
