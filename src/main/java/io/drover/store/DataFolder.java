package io.drover.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds Drover's state.
 *
 * @param path absolute
 * @param origin what named it, for errors: {@code --data}, {@code DROVER_DATA} …
 */
public record DataFolder(Path path, String origin) {
    private static final Set<String> OURS = Set.of(
            "drover.db", "drover.db-wal", "drover.db-shm", "drover.db.restore", "drover.db.restoring", "drover.lock");

    /**
     * The folder by {@code --data}, else DROVER_DATA, else $XDG_STATE_HOME/drover, else ~/.local/state/drover.
     *
     * @param option the value of {@code --data}, or null
     * @param home the user's home folder, or null when there is none
     * @throws StoreException when none of them says where
     */
    public static DataFolder resolve(@Nullable String option, Map<String, String> environment, @Nullable String home) {
        if (option != null) {
            return of(option, "--data");
        }
        String data = environment.getOrDefault("DROVER_DATA", "");
        if (!data.isBlank()) {
            return of(data, "DROVER_DATA");
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        // the XDG specification: a relative path is to be ignored
        if (!state.isBlank() && Path.of(state).isAbsolute()) {
            return of(state + "/drover", "XDG_STATE_HOME");
        }
        // the JDK says "?" for a user without a home
        if (home == null || home.isBlank() || home.equals("?")) {
            throw new StoreException(
                    "there is no home folder to keep Drover's data in: name one by --data or DROVER_DATA");
        }
        return of(home + "/.local/state/drover", "the home folder");
    }

    private static DataFolder of(String path, String origin) {
        if (path.isBlank()) {
            throw new StoreException(origin + " is empty: it must name a folder");
        }
        try {
            return new DataFolder(Path.of(path).toAbsolutePath().normalize(), origin);
        } catch (InvalidPathException e) {
            throw new StoreException(origin + " '" + path + "' is not a path: " + e.getReason(), e, false);
        }
    }

    /** Creates the folder where it is missing, for this user alone. @throws StoreException when that is not possible */
    public DataFolder create() {
        try {
            if (!Files.isDirectory(path)) {
                Path parent = path.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createDirectory(
                            path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.createDirectory(path);
                }
            }
        } catch (IOException e) {
            throw unusable("cannot be created", e);
        }
        if (!Files.isWritable(path)) {
            throw new StoreException("the data folder " + path + " (from " + origin + ") is not writable" + remedy());
        }
        return this;
    }

    /** Whether something was run with it: it holds a database. */
    public boolean isUsed() {
        return Files.exists(database());
    }

    Path database() {
        return path.resolve("drover.db");
    }

    /** Where files wait that are read once, and made again when they are lost; may be missing. */
    public Path spool() {
        return path.resolve("spool");
    }

    /** The size of the database with its log, in bytes. */
    public long databaseBytes() {
        return database().toFile().length()
                + path.resolve("drover.db-wal").toFile().length();
    }

    Path lock() {
        return path.resolve("drover.lock");
    }

    /** A file that belongs to the database, such as {@code drover.db.restore}. */
    Path beside(String suffix) {
        return path.resolve("drover.db." + suffix);
    }

    /** Whether this is a file that Drover works with: the database and what is kept with it while it is in use, the lock. */
    boolean isOurs(Path file) {
        return path.equals(file.getParent()) && OURS.contains(String.valueOf(file.getFileName()));
    }

    StoreException unusable(String what, IOException e) {
        return new StoreException(
                "the data folder " + path + " (from " + origin + ") " + what + ": " + reason(e) + remedy(), e, false);
    }

    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file stands in its way";
        }
        return e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : e.toString();
    }

    private static String remedy() {
        return "; name another one by --data or DROVER_DATA";
    }
}
