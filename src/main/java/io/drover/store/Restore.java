package io.drover.store;

import io.drover.disk.DurableFolders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts a backup into the place of a store, in two parts: whoever wants it lays a checked copy beside the store, and whoever
 * holds the folder's {@link ProcessLock} takes it in, before it opens the store. It may be ended at any moment: the store is
 * the old one or the new one, and what was asked for is gone on with.
 */
public final class Restore {
    private final DataFolder folder;
    private final Consumer<Step> observer;

    /** What has been done, one after the other. */
    enum Step {
        COPIED,
        MIGRATED,
        ASKED,
        CLAIMED,
        KEPT,
        /** Some pages are written, none is committed. */
        WRITING,
        WRITTEN
    }

    /** @param folder exists */
    public Restore(DataFolder folder) {
        this(folder, step -> {});
    }

    /** @param observer is told of each step after it */
    Restore(DataFolder folder, Consumer<Step> observer) {
        this.folder = folder;
        this.observer = observer;
    }

    /** Whether a backup waits to be taken in, or is being taken in. */
    public boolean isPending() {
        return isAsked() || Files.exists(claimed());
    }

    /** Whether a backup waits to be taken in. */
    public boolean isAsked() {
        return Files.exists(asked());
    }

    /**
     * Checks a backup, and lays a copy of it with the newest schema beside the store. One that waits there is replaced.
     *
     * @return where the store of before will be kept, if there is one
     * @throws StoreException in one sentence, when it is damaged, of a newer Drover, or not a store at all
     */
    public Path ask(Path backup, Clock clock) {
        Path source = backup.toAbsolutePath().normalize();
        requireBackup(source);
        Path unfinished = folder.beside("restore.part");
        try {
            SqliteFile.delete(unfinished);
            SqliteFile.create(unfinished);
            try {
                copy(source, unfinished);
                observer.accept(Step.COPIED);
                migrate(unfinished, source.toString());
                observer.accept(Step.MIGRATED);
                Files.setLastModifiedTime(
                        unfinished, FileTime.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
                SqliteFile.force(unfinished);
                Path kept = Swap.kept(folder, unfinished);
                Files.deleteIfExists(refused());
                Files.move(unfinished, asked(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                DurableFolders.force(folder.path());
                observer.accept(Step.ASKED);
                return kept;
            } finally {
                SqliteFile.delete(unfinished);
            }
        } catch (NoSuchFileException e) {
            throw new StoreException(source + " does not exist", e, false);
        } catch (IOException e) {
            throw folder.unusable("takes no copy of " + source, e);
        }
    }

    private void requireBackup(Path source) {
        if (!Files.isRegularFile(source)) {
            throw new StoreException(source + (Files.exists(source) ? " is not a file" : " does not exist"));
        }
        if (source.equals(folder.database())) {
            throw new StoreException(source + " is the store itself");
        }
        if (Files.exists(SqliteFile.log(source))) {
            throw new StoreException(source + " is in use or was copied while it was: " + SqliteFile.log(source)
                    + " beside it holds a part of it; take a file that `drover backup` has made");
        }
    }

    /** Into a file that is there, and for this user alone. */
    private static void copy(Path source, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            Files.copy(source, out);
        }
    }

    private static void migrate(Path copy, String name) {
        int schema = new SqliteFile(copy).checked(name);
        if (schema < Migrations.NEWEST) {
            SqliteStore.open(copy).close();
        }
        try {
            new SqliteFile(copy).merge();
        } catch (SQLException e) {
            throw SqliteErrors.explain(e, copy);
        }
    }

    /** Takes back what waits. @return false when it is being taken in, or was already */
    public boolean withdraw() {
        try {
            return Files.deleteIfExists(asked());
        } catch (IOException e) {
            throw folder.unusable("keeps what was to be restored", e);
        }
    }

    /**
     * What became of a backup that was asked for.
     *
     * @param done whether the store has its content now; else the store is as it was
     * @param sentence about it, for people
     */
    public record Outcome(boolean done, String sentence) {}

    /**
     * Takes in what waits, if something does. Only for the one who holds the folder's lock and has no store open. What cannot
     * be taken in is put away, and {@link #refusal} says why, too.
     */
    public Optional<Outcome> takeIn() {
        if (!isPending()) {
            return Optional.empty();
        }
        try {
            if (isAsked()) {
                Files.move(asked(), claimed(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                observer.accept(Step.CLAIMED);
            }
            Optional<Path> kept = new Swap(folder, claimed(), observer).run();
            forget();
            return Optional.of(new Outcome(
                    true,
                    "the store was restored from a backup"
                            + kept.map(path -> "; what it was before is " + path)
                                    .orElse("")));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // it was taken back
        } catch (IOException e) {
            return Optional.of(refused(folder.unusable("takes in no backup", e)));
        } catch (StoreException e) {
            return Optional.of(refused(e));
        }
    }

    private Outcome refused(StoreException failure) {
        String sentence = String.valueOf(failure.getMessage());
        try {
            Files.writeString(refused(), sentence + "\n");
            forget();
        } catch (IOException e) {
            failure.addSuppressed(e);
            throw failure;
        }
        return new Outcome(false, sentence);
    }

    private void forget() throws IOException {
        SqliteFile.delete(claimed());
        DurableFolders.force(folder.path());
    }

    /** Why the last one was not taken in; it is told once. */
    public Optional<String> refusal() {
        try {
            String sentence = Files.readString(refused()).strip();
            Files.deleteIfExists(refused());
            return Optional.of(sentence);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw folder.unusable("holds a refusal that cannot be read", e);
        }
    }

    private Path asked() {
        return folder.beside("restore");
    }

    private Path claimed() {
        return folder.beside("restoring");
    }

    private Path refused() {
        return folder.beside("restore-refused");
    }
}
