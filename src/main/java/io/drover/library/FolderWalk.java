package io.drover.library;

import io.drover.ingest.FileState;
import io.drover.ingest.Known;
import io.drover.ingest.SourceFile;
import io.drover.text.PathText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One look at one folder, chunk by chunk: asks the ledger, decides, sends; queues the folders below. */
final class FolderWalk {
    private final Scan scan;
    private final Surroundings with;
    private final Library library;
    private final Look look;
    private final Moment moment;
    private final Judge judge;
    private final Set<String> decidedFuture;
    private final UnsentSidecars unsent;
    private final Archives archives;
    private final boolean inArchive;
    private final Sender sender;
    private boolean waiting;

    FolderWalk(Scan scan, Surroundings with, Look look) {
        this(scan, with, look, with.dispatcher()::send);
    }

    /** @param sender where its files go */
    FolderWalk(Scan scan, Surroundings with, Look look, Sender sender) {
        this.scan = scan;
        this.with = with;
        this.library = with.library();
        this.look = look;
        this.inArchive = ArchiveVisit.of(look.folder().path()) != null;
        this.sender = sender;
        Moment now = Moment.of(with.clock(), library.stableFor());
        this.moment = inArchive ? now.allWritten() : now;
        this.archives = new Archives(library, look, scan.tally());
        this.judge = new Judge(library, with.types());
        this.decidedFuture = new HashSet<>(look.decided());
        this.unsent = new UnsentSidecars(
                with.knownFiles(), with.targetId(), look.folder().path());
    }

    void run() throws InterruptedException {
        Path path = look.folder().path();
        try {
            new FolderReader(
                            with.opener(),
                            with.types(),
                            library.filter(),
                            library.pictures().livePhotos())
                    .read(look, this::handle);
            if (look.failedBefore()) {
                recover(path);
            }
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException exception) {
            fail(path, exception);
        }
        if (waiting && judge.looksAgain(look)) {
            lookAgain(look.again(moment.threshold(), decidedFuture));
        }
    }

    private boolean handle(List<Path> chunk, Sidecars sidecars, Pairs pairs) throws InterruptedException {
        List<Entry> files = new ArrayList<>(chunk.size());
        List<Entry> folders = new ArrayList<>();
        for (Path path : ordered(chunk, pairs)) {
            Entry found = Entry.of(path);
            Entry entry = found == null && look.listed() ? Entry.missing(path) : found;
            if (entry != null) {
                sort(entry, sidecars, files, folders);
            }
        }
        if (files.isEmpty() && folders.isEmpty()) {
            return true;
        }
        List<String> names =
                Stream.concat(files.stream(), folders.stream()).map(Entry::name).toList();
        Map<String, Known> known =
                with.knownFiles().find(with.targetId(), look.folder().path(), names);
        handleFiles(files, known, sidecars, pairs);
        handleFolders(folders, known);
        return !scan.queue().isClosed();
    }

    /** A still that has a video stands behind it, in whatever part of the folder that is. */
    private static List<Path> ordered(List<Path> chunk, Pairs pairs) {
        if (pairs.isEmpty()) {
            return chunk;
        }
        Map<String, Path> stills = new HashMap<>();
        for (Path path : chunk) {
            String name = PathText.name(path);
            if (pairs.videoOf(name) != null) {
                stills.put(name, path);
            }
        }
        List<Path> ordered = new ArrayList<>(chunk.size());
        for (Path path : chunk) {
            String name = PathText.name(path);
            if (pairs.videoOf(name) == null) {
                ordered.add(path);
            }
            String still = pairs.stillOf(name);
            if (still != null) {
                // with what the listing told of it, where it stands in this part
                Path listed = stills.get(still);
                ordered.add(listed == null ? PathText.sibling(path, still) : listed);
            }
        }
        return ordered;
    }

    private void sort(Entry entry, Sidecars sidecars, List<Entry> files, List<Entry> folders) {
        if (look.listed()) {
            sortNamed(entry, sidecars, files);
        } else if (entry.kind() == Entry.Kind.FOLDER) {
            if (look.deep() && library.enters(look.folder(), entry)) {
                folders.add(entry);
            }
        } else if (sidecars.travels(entry.name())) {
            unsent.see(entry);
            if (look.isFirst()) {
                scan.tally().countSidecar();
            }
        } else {
            Entry whole = archives.whole(entry);
            if (whole != null) {
                files.add(whole);
            }
        }
    }

    /** A sidecar is counted with its photo: it travels whether it was named or not. */
    private void sortNamed(Entry entry, Sidecars sidecars, List<Entry> files) {
        String photo = sidecars.photoOf(entry.name());
        if (photo != null && look.only().contains(photo)) {
            return;
        }
        Entry whole = archives.whole(entry);
        if (whole == null) {
            return;
        }
        files.add(whole);
        if (look.isFirst() && sidecars.of(entry.name()) != null) {
            scan.tally().countSidecar();
        }
    }

    private void handleFolders(List<Entry> folders, Map<String, Known> known) throws InterruptedException {
        for (Entry entry : folders) {
            Known row = known.get(entry.name());
            boolean failedBefore = row != null && row.state() == FileState.FAILED;
            Folder folder =
                    new Folder(entry.path(), look.folder(), entry.stamp().fileKey());
            Look below = look.below(folder, failedBefore);
            // an archive is walked by one alone, which then waits for its members
            if (inArchive || !scan.queue().offer(below)) {
                new FolderWalk(scan, with, below, sender).run();
            }
        }
    }

    private void handleFiles(List<Entry> files, Map<String, Known> known, Sidecars sidecars, Pairs pairs)
            throws InterruptedException {
        unsent.ask(files, sidecars);
        for (int i = 0; i < files.size(); i++) {
            Entry entry = files.get(i);
            Ruling ruling = rule(entry, known, sidecars);
            boolean sent;
            if (ruling instanceof Ruling.Send send) {
                Entry still = i + 1 < files.size() ? files.get(i + 1) : null;
                Item item = item(entry, send, sidecars, pairs);
                if (still != null
                        && still.name().equals(pairs.stillOf(entry.name()))
                        && rule(still, known, sidecars) instanceof Ruling.Send sendStill) {
                    item = item.before(item(still, sendStill, sidecars, pairs));
                    i++;
                }
                sent = sender.send(item);
            } else if (ruling instanceof Ruling.Enter enter) {
                enter(entry, enter, known.get(entry.name()));
                sent = true;
            } else {
                sent = carryOut(entry, ruling, sidecars);
            }
            if (!sent) {
                scan.queue().close();
                return;
            }
        }
    }

    private void enter(Entry entry, Ruling.Enter enter, @Nullable Known row) throws InterruptedException {
        Path members = PathText.sibling(entry.path(), entry.name() + "!");
        long now = moment.nowMillis();
        if (!library.recheck()
                && new Contents(library, with.types()).settled(enter.known(), now)
                && !with.knownFiles().dueUnder(with.targetId(), members, now)) {
            scan.tally().countKnown(FileState.EXCLUDED, entry.stamp().size());
            return;
        }
        FoundArchive found = new FoundArchive(entry, archives.file(entry), row);
        if (!scan.queue().offer(look.into(found))) {
            new ArchiveWalk(scan, with, found).run();
        }
    }

    private Ruling rule(Entry entry, Map<String, Known> known, Sidecars sidecars) {
        Known row = known.get(entry.name());
        Ruling ruling = judge.rule(entry, sidecars, unsent.of(entry, sidecars, row), row, look, moment);
        if (ruling instanceof Ruling.Wait) {
            waiting = true;
        } else if (moment.future(entry.stamp())) {
            decidedFuture.add(entry.name());
        }
        return ruling;
    }

    private Item item(Entry entry, Ruling.Send send, Sidecars sidecars, Pairs pairs) {
        String partner = pairs.partnerOf(entry.name());
        return new Item(
                scan,
                file(entry, sidecars.pathOf(entry), send.known()),
                send,
                0,
                partner == null ? null : PathText.sibling(entry.path(), partner),
                null);
    }

    /** What is done about a file that does not go the way of one. False when the walk is to end. */
    private boolean carryOut(Entry entry, Ruling ruling, Sidecars sidecars) throws InterruptedException {
        if (ruling instanceof Ruling.Leave leave) {
            scan.tally().countKnown(leave.state(), entry.stamp().size());
            ArchiveVisit visit = ArchiveVisit.of(entry.path());
            if (visit != null) {
                visit.left(leave.state());
            }
            if (with.left() != LeftFiles.UNHEARD) { // it costs a look at the sidecar
                SourceFile file = file(entry, sidecars.pathOf(entry), leave.known());
                with.left().left(file, leave.state(), leave.reason());
            }
            return true;
        }
        if (ruling instanceof Ruling.Decided) {
            return send(file(entry, null, null), ruling);
        }
        if (ruling instanceof Ruling.Dispose dispose) {
            return send(file(entry, sidecars.pathOf(entry), dispose.known()), ruling);
        }
        return true;
    }

    private SourceFile file(Entry entry, @Nullable Path sidecar, @Nullable Known known) {
        return new SourceFile(library.source(), library.target(), entry.path(), entry.stamp(), sidecar, known);
    }

    private boolean send(SourceFile file, Ruling ruling) throws InterruptedException {
        return sender.send(Item.single(scan, file, ruling));
    }

    /** The folder itself becomes an item, so that it is seen in the counts and in the ledger. */
    private void fail(Path folder, IOException exception) throws InterruptedException {
        Path parent = folder.getParent();
        if (parent == null) {
            throw new LibraryException("library " + folder + " cannot be listed: " + Problems.describe(exception));
        }
        Entry entry = Entry.of(folder);
        if (entry == null) {
            return;
        }
        scan.tally().countUnreadable();
        Known row = with.knownFiles()
                .find(with.targetId(), parent, List.of(entry.name()))
                .get(entry.name());
        Ruling.Decided failed =
                new Ruling.Decided(FileState.FAILED, "folder cannot be listed: " + Problems.describe(exception));
        if (!carryOut(entry, judge.unlessRecorded(failed, entry, row, moment), Sidecars.NONE)) {
            scan.queue().close();
        }
    }

    /** The ledger is not to show it as failed any more. */
    private void recover(Path folder) throws InterruptedException {
        Entry entry = Entry.of(folder);
        Ruling listed = new Ruling.Decided(FileState.EXCLUDED, "folder, can be listed again");
        if (entry != null && !carryOut(entry, listed, Sidecars.NONE)) {
            scan.queue().close();
        }
    }

    private void lookAgain(Look next) {
        scan.queue().expect(next);
        try {
            with.scheduler()
                    .schedule(
                            () -> scan.queue().arrive(next), library.stableFor().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            scan.queue().close();
        }
    }
}
