package io.drover.ingest;

import io.drover.store.PatientStore;
import io.drover.store.Store;
import io.drover.store.StoreException;
import io.drover.store.Waiting;
import io.drover.text.PathText;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What became of each file, for each target. Paths are absolute and normalized. Every method may be called from any
 * thread and throws {@link StoreException} when the store refuses; only {@link #record} does not wait for the disk.
 */
public final class Ledger implements KnownFiles, AutoCloseable {
    private static final int PAGE = 1_000;
    private static final int UNCOUNTED = -1;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final Store store;
    private final Clock clock;
    private final Duration closeWithin;
    private final Waiting waiting = new Waiting();
    private final LedgerWriter writer;
    private volatile int targets = UNCOUNTED;

    /** @param store is not closed by the ledger */
    public Ledger(Store store, Clock clock) {
        this(store, clock, CLOSE_WITHIN, Duration.ZERO);
    }

    /**
     * Makes a ledger.
     *
     * @param closeWithin how long closing it may take
     * @param patience how long a question waits for a store that is away
     */
    Ledger(Store store, Clock clock, Duration closeWithin, Duration patience) {
        this.store = new PatientStore(store, patience, waiting);
        this.clock = clock;
        this.closeWithin = closeWithin;
        this.writer = new LedgerWriter(store, waiting);
    }

    /** One whose questions wait for a store that is away, too. @param store is not closed by the ledger */
    public static Ledger patient(Store store, Clock clock) {
        return new Ledger(store, clock, CLOSE_WITHIN, PatientStore.USUAL);
    }

    /** The store, which is waited for as the ledger's questions wait. For writes that may be done twice. */
    public Store store() {
        return store;
    }

    /** The number under which this target's rows are kept; a new target gets one. */
    @Override
    public int target(TargetId target) {
        return store.read(session -> LedgerLookup.target(session, target)).orElseGet(() -> add(target));
    }

    private int add(TargetId target) {
        int number = store.writeDurably(session -> LedgerLookup.addTarget(session, target));
        targets = UNCOUNTED;
        return number;
    }

    /**
     * What is known of these files of one directory. Fast for up to 1,000 names a call, whatever the directory holds.
     *
     * @return by name, without those that are not known
     */
    @Override
    public Map<String, Known> find(int target, Path directory, Collection<String> names) {
        List<String> wanted = List.copyOf(names);
        Map<String, Known> found = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += PAGE) {
            List<String> page = wanted.subList(from, Math.min(from + PAGE, wanted.size()));
            store.read(session -> LedgerLookup.find(session, target, PathText.of(directory), page, found));
        }
        return found;
    }

    @Override
    public Map<String, KnownSidecar> sidecars(int target, Path directory, Collection<String> photos) {
        return store.read(session -> LedgerSidecars.find(session, target, PathText.of(directory), List.copyOf(photos)));
    }

    @Override
    public @Nullable String checksumElsewhere(Path path, FileStamp stamp) {
        if (targets() < 2) {
            return null;
        }
        return store.read(session -> LedgerLookup.findAnyTarget(session, path))
                .filter(known -> known.matches(stamp))
                .map(Known::checksum)
                .orElse(null);
    }

    /** Counted once: with one target, as nearly always, no file costs a question. */
    private int targets() {
        int known = targets;
        if (known < 0) {
            known = store.read(LedgerLookup::countTargets);
            targets = known;
        }
        return known;
    }

    /**
     * Writes a final state. Outcomes of one file are written in the order of the calls.
     *
     * @return done once it is committed, on the ledger's own thread: what follows there must not wait. Fails with
     *     {@link StoreException} when it cannot be written; a full disk or a lock only delays it, and when Drover stops
     *     meanwhile it fails with {@link PutBackException}
     */
    public CompletableFuture<@Nullable Void> record(int target, Outcome outcome) {
        var done = new CompletableFuture<@Nullable Void>();
        writer.add(new LedgerEntry(target, outcome, clock.millis(), done));
        return done;
    }

    /** What keeps outcomes from being written now, such as a full disk, or null when all is well. */
    public @Nullable StoreException trouble() {
        return writer.trouble();
    }

    /** How many files each target and source have in each state, in no order; counted by the store. */
    public List<LedgerCount> overview() {
        return store.read(session -> LedgerLookup.overview(session, clock.millis()));
    }

    /** Whether files below this folder are known that should still be there: not vanished, moved or deleted by Drover. */
    @Override
    public boolean holdsFilesUnder(int target, Path root) {
        return store.read(session -> LedgerLookup.holdsFilesUnder(session, target, root));
    }

    @Override
    public boolean dueUnder(int target, Path folder, long nowMillis) {
        return store.read(session -> LedgerLookup.dueUnder(session, target, folder, nowMillis));
    }

    @Override
    public void disposedUnder(int target, Path folder, String disposal) {
        store.writeDurably(session -> LedgerLookup.disposedUnder(session, target, folder, disposal));
    }

    /**
     * What is known of this file, or of the files that this sidecar travels with, for every target.
     *
     * @param path as {@link LedgerRow#path} has it
     */
    public List<LedgerRow> why(String path) {
        return store.read(session -> LedgerLookup.why(session, path));
    }

    /** Makes all files in these states due, so that the next scan takes them. @return how many */
    public int retry(Set<FileState> states) {
        return store.writeDurably(session -> {
            int rows = 0;
            for (FileState state : states) {
                PreparedStatement update = session.prepare(LedgerSql.RETRY);
                update.setString(1, state.label());
                rows += update.executeUpdate();
            }
            return rows;
        });
    }

    /** Gives all rows, directory by directory, in bounded memory; rows that change meanwhile come as they are then. */
    public void forEach(Consumer<LedgerRow> action) {
        LedgerPage page = LedgerPage.FIRST;
        do {
            LedgerPage after = page;
            page = store.read(session -> LedgerPage.after(session, after, PAGE));
            page.rows().forEach(action);
        } while (page.rows().size() == PAGE);
    }

    /** Gives the rows of one state, as {@link #forEach(Consumer)} does. @param most of them, at most */
    public void forEach(FileState state, long most, Consumer<LedgerRow> action) {
        LedgerPage page = LedgerPage.FIRST;
        long left = most;
        int wanted;
        do {
            LedgerPage after = page;
            int size = (int) Math.min(PAGE, left);
            page = store.read(session -> LedgerPage.after(session, after, size, state));
            page.rows().forEach(action);
            left -= page.rows().size();
            wanted = size;
        } while (left > 0 && page.rows().size() == wanted);
    }

    /** Drover begins, or begins anew: what the database refuses is held until it takes it. */
    public void startWaiting() {
        waiting.begin();
    }

    /** Drover stops: what the database refuses is put back instead, and no question waits. */
    public void stopWaiting() {
        waiting.end();
    }

    /** Writes what was recorded, for at most ten seconds; what cannot be written by then is put back. */
    @Override
    public void close() {
        writer.close(closeWithin);
    }
}
