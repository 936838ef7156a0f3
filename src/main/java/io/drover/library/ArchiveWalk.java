package io.drover.library;

import io.drover.archive.ArchiveStorage;
import io.drover.archive.Limits;
import io.drover.ingest.DamagedFileException;
import io.drover.ingest.FileState;
import io.drover.ingest.Known;
import io.drover.ingest.PutBackException;
import io.drover.ingest.SourceFile;
import io.drover.storage.StorageFileSystem;
import io.drover.text.PathText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks one archive like a folder, waits for what becomes of its members, and then ends the archive itself: it is moved
 * or deleted where all of it was seen to be on the server, and the ledger gets to know what was in it.
 */
final class ArchiveWalk {
    private final Scan scan;
    private final Surroundings with;
    private final FoundArchive found;

    ArchiveWalk(Scan scan, Surroundings with, FoundArchive found) {
        this.scan = scan;
        this.with = with;
        this.found = found;
    }

    void run() throws InterruptedException {
        try (KeptSidecars kept = new KeptSidecars(with.types(), with.line())) {
            ArchiveVisit visit = new ArchiveVisit(ArchiveStorage.open(found.file(), Limits.USUAL, kept));
            try {
                walk(visit);
            } finally {
                visit.await(); // what it keeps is needed until then
            }
            if (!scan.queue().isClosed()) {
                conclude(visit);
            }
        } catch (NoSuchFileException gone) {
            return;
        } catch (DamagedFileException damaged) {
            conclude(FileState.FAILED, String.valueOf(damaged.getMessage()), null);
        } catch (IOException exception) {
            conclude(FileState.FAILED, "archive cannot be read: " + Problems.describe(exception), null);
        } catch (PutBackException stop) {
            scan.queue().close();
        }
    }

    private void walk(ArchiveVisit visit) throws InterruptedException {
        Sender sender = item -> send(visit, item);
        Folder root = new Folder(new StorageFileSystem(visit).root(), null, null);
        Look look = Look.first(root, Set.of(), true);
        if (found.file().kind().sequential()) {
            InOrder inOrder = new InOrder(scan, visit, sender, with.line());
            new FolderWalk(scan, with, look, inOrder).run();
            inOrder.sendAll();
        } else {
            new FolderWalk(scan, with, look, sender).run();
        }
    }

    private boolean send(ArchiveVisit visit, Item item) throws InterruptedException {
        for (Item begun = item; begun != null; begun = begun.next()) {
            visit.began();
        }
        if (with.dispatcher().send(item)) {
            return true;
        }
        for (Item begun = item; begun != null; begun = begun.next()) {
            visit.putBack(begun.file());
        }
        return false;
    }

    private void conclude(ArchiveVisit visit) throws IOException, InterruptedException {
        ArchiveVisit.Result result = visit.await();
        if (result.putBack()) {
            return;
        }
        ArchiveStorage archive = visit.storage();
        if (!found.file().isUnchanged()) {
            conclude(FileState.FAILED, "archive has changed while it was read", null);
        } else if (archive.broken() != null) {
            conclude(FileState.FAILED, archive.broken(), null);
        } else {
            Ending ending = Ending.of(with, archive, result);
            conclude(FileState.EXCLUDED, ending.reason(), ending.disposal());
        }
    }

    private void conclude(FileState state, String reason, @Nullable String disposal) throws InterruptedException {
        Entry entry = found.entry();
        Moment moment = Moment.of(with.clock(), with.library().stableFor());
        Ruling ruling = new Ruling.Concluded(state, reason, disposal);
        if (disposal != null) {
            with.knownFiles()
                    .disposedUnder(with.targetId(), PathText.sibling(entry.path(), entry.name() + "!"), disposal);
        } else if (new Judge(with.library(), with.types())
                        .unlessRecorded(new Ruling.Decided(state, reason), entry, found.row(), moment)
                instanceof Ruling.Leave leave) {
            scan.tally().countKnown(leave.state(), entry.stamp().size());
            return;
        }
        Known row = found.row();
        Known known = row != null && row.matches(entry.stamp()) ? row : null;
        Library library = with.library();
        SourceFile file = new SourceFile(library.source(), library.target(), entry.path(), entry.stamp(), null, known);
        if (!with.dispatcher().send(Item.single(scan, file, ruling))) {
            scan.queue().close();
        }
    }
}
