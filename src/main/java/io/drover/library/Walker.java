package io.drover.library;

import io.drover.ingest.FileStamp;
import io.drover.ingest.FileState;
import io.drover.ingest.Known;
import io.drover.ingest.KnownFiles;
import io.drover.ingest.MediaTypes;
import io.drover.ingest.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes folder after folder from the queue of its scan; several of them walk one library. */
final class Walker implements Runnable {

    /** What the walkers of a scan share. @param targetId the ledger's number of the target */
    record Surroundings(
            Library library,
            MediaTypes types,
            KnownFiles knownFiles,
            int targetId,
            FolderReader.Opener opener,
            Dispatcher dispatcher,
            ScheduledExecutorService scheduler,
            Clock clock) {}

    private final Scan scan;
    private final Surroundings with;
    private final Library library;
    private final FolderReader reader;
    private final Judge judge;

    Walker(Scan scan, Surroundings with) {
        this.scan = scan;
        this.with = with;
        this.library = with.library();
        this.reader = new FolderReader(with.opener(), with.types(), library.filter());
        this.judge = new Judge(library, with.types());
    }

    @Override
    public void run() {
        try {
            Look look = scan.queue().take();
            while (look != null) {
                try {
                    walk(look);
                } finally {
                    scan.queue().done();
                }
                look = scan.queue().take();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            scan.queue().close();
        } catch (RuntimeException exception) {
            scan.fail(exception);
        } finally {
            scan.leave();
        }
    }

    private void walk(Look look) throws InterruptedException {
        Moment moment = Moment.of(with.clock(), library.stableFor());
        Set<String> waiting = new HashSet<>();
        Set<String> decided = new HashSet<>(look.decided());
        try {
            reader.read(look.folder().path(), look.only(), (chunk, sidecars) -> {
                List<Look> below = new ArrayList<>();
                handle(chunk, sidecars, look, moment, below, waiting, decided);
                for (Look folder : below) {
                    if (!scan.queue().offer(folder)) {
                        walk(folder);
                    }
                }
                return !scan.queue().isClosed();
            });
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException exception) {
            failFolder(look.folder(), exception, moment);
        }
        if (!waiting.isEmpty() && judge.looksAgain(look)) {
            lookAgain(look.again(moment.threshold(), decided));
        }
    }

    private void handle(
            List<Path> chunk,
            Sidecars sidecars,
            Look look,
            Moment moment,
            List<Look> below,
            Set<String> waiting,
            Set<String> decided)
            throws InterruptedException {
        List<Entry> files = new ArrayList<>(chunk.size());
        for (Path path : chunk) {
            Entry entry = Entry.of(path);
            if (entry == null) {
                continue;
            }
            if (entry.kind() == Entry.Kind.FOLDER) {
                if (look.deep() && enters(look.folder(), entry)) {
                    below.add(Look.first(
                            new Folder(path, look.folder(), entry.stamp().fileKey()), null, true));
                }
            } else if (sidecars.travels(entry.name())) {
                if (look.isFirst()) {
                    scan.tally().countSidecar();
                }
            } else {
                files.add(entry);
            }
        }
        if (files.isEmpty()) {
            return;
        }
        Map<String, Known> known = with.knownFiles()
                .find(
                        with.targetId(),
                        look.folder().path(),
                        files.stream().map(Entry::name).toList());
        for (Entry entry : files) {
            Ruling ruling = judge.rule(entry, sidecars, known.get(entry.name()), look, moment);
            if (ruling instanceof Ruling.Wait) {
                waiting.add(entry.name());
            } else if (moment.future(entry.stamp())) {
                decided.add(entry.name());
            }
            if (!carryOut(entry, ruling, sidecars)) {
                scan.queue().close();
                return;
            }
        }
    }

    private boolean enters(Folder parent, Entry folder) {
        return library.filter().enters(folder.path(), folder.name())
                && !library.after().holds(folder.path())
                && !parent.within(folder.stamp().fileKey());
    }

    /** False when the walk is to end. */
    private boolean carryOut(Entry entry, Ruling ruling, Sidecars sidecars) throws InterruptedException {
        if (ruling instanceof Ruling.Wait || ruling instanceof Ruling.Skip) {
            return true;
        }
        if (ruling instanceof Ruling.Leave leave) {
            scan.tally().countKnown(leave.state(), entry.stamp().size());
            return true;
        }
        @Nullable
        Known known = ruling instanceof Ruling.Send send
                ? send.known()
                : ruling instanceof Ruling.Dispose dispose ? dispose.known() : null;
        Path sidecar = ruling instanceof Ruling.Decided ? null : sidecarOf(entry, sidecars);
        return send(entry.path(), entry.stamp(), sidecar, known, ruling);
    }

    private static @Nullable Path sidecarOf(Entry entry, Sidecars sidecars) {
        String name = sidecars.of(entry.name());
        if (name == null) {
            return null;
        }
        Path sidecar = entry.path().resolveSibling(name);
        return Files.isRegularFile(sidecar) ? sidecar : null;
    }

    private boolean send(Path path, FileStamp stamp, @Nullable Path sidecar, @Nullable Known known, Ruling ruling)
            throws InterruptedException {
        SourceFile file = new SourceFile(library.source(), library.target(), path, stamp, sidecar, known);
        return with.dispatcher().send(new Item(scan, file, ruling, 0));
    }

    private void failFolder(Folder folder, IOException exception, Moment moment) throws InterruptedException {
        scan.tally().countUnreadable();
        Path path = folder.path();
        Path parent = path.getParent();
        String name = String.valueOf(path.getFileName());
        Entry entry = Entry.of(path);
        if (entry == null || parent == null) {
            return;
        }
        Known row =
                with.knownFiles().find(with.targetId(), parent, List.of(name)).get(name);
        if (row != null
                && row.matches(entry.stamp())
                && row.state() == FileState.FAILED
                && row.nextAttemptMillis() > moment.nowMillis()) {
            scan.tally().countKnown(FileState.FAILED, 0);
            return;
        }
        String reason = "folder cannot be listed: " + Problems.describe(exception);
        if (!send(path, entry.stamp(), null, null, new Ruling.Decided(FileState.FAILED, reason))) {
            scan.queue().close();
        }
    }

    private void lookAgain(Look look) {
        scan.queue().expect();
        with.scheduler()
                .schedule(() -> scan.queue().arrive(look), library.stableFor().toMillis(), TimeUnit.MILLISECONDS);
    }
}
