package io.drover.store;

import io.drover.disk.DurableFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;

/**
 * The store in one file. Whoever has the store open goes on: what is written is what was committed when the backup began.
 *
 * @param file absolute
 * @param bytes of the file
 * @param schema the version of the store's schema
 */
public record Backup(Path file, long bytes, int schema) {

    /**
     * Writes the store of this folder to a file, which has its name only when it is whole, checked and on the disk.
     *
     * @param replace whether a file of this name is replaced
     * @throws StoreException in one sentence; then a file of this name is as it was
     */
    public static Backup write(DataFolder folder, Path file, boolean replace) {
        Path target = file.toAbsolutePath().normalize();
        requireStore(folder);
        requireOwnPlace(folder, target);
        if (!replace && Files.exists(target)) {
            throw new StoreException(target + " exists: name another file, or replace it by --force");
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        try {
            SqliteFile.delete(unfinished);
            SqliteFile.create(unfinished);
            try {
                int schema = copy(folder, unfinished);
                SqliteFile.force(unfinished);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                DurableFolders.force(DurableFolders.parent(target));
                return new Backup(target, Files.size(target), schema);
            } finally {
                SqliteFile.delete(unfinished);
            }
        } catch (IOException e) {
            throw new StoreException("the backup " + target + " cannot be written: " + DataFolder.reason(e), e, true);
        }
    }

    private static void requireStore(DataFolder folder) {
        if (!folder.isUsed()) {
            throw new StoreException("the data folder " + folder.path() + " (from " + folder.origin()
                    + ") holds no store yet: nothing was run with it, so there is nothing to back up");
        }
    }

    private static void requireOwnPlace(DataFolder folder, Path target) {
        if (Files.isDirectory(target)) {
            throw new StoreException(target + " is a folder: name a file in it");
        }
        if (folder.isOurs(target)) {
            throw new StoreException(target + " is a file that Drover works with: name another one");
        }
    }

    private static int copy(DataFolder folder, Path target) {
        try {
            new SqliteFile(folder.database()).copyTo(target);
        } catch (SQLException e) {
            throw SqliteErrors.isDamage(e)
                    ? SqliteErrors.explain(e, folder.database())
                    : new StoreException("the backup of " + folder.database() + " failed: " + e.getMessage(), e, true);
        }
        return new SqliteFile(target).checked(folder.database().toString());
    }
}
