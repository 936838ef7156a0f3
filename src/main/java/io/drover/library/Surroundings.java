package io.drover.library;

import io.drover.ingest.KnownFiles;
import io.drover.ingest.MediaTypes;
import io.drover.ingest.Spool;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * What the walkers of a scan share.
 *
 * @param library what they walk
 * @param types what the target takes
 * @param knownFiles what was recorded before
 * @param targetId the ledger's number of the target
 * @param opener how folders are opened
 * @param dispatcher where files go
 * @param left hears of files that are left alone
 * @param scheduler for what has to wait
 * @param clock the time
 * @param line for room in the spool, or null where there is none
 */
record Surroundings(
        Library library,
        MediaTypes types,
        KnownFiles knownFiles,
        int targetId,
        FolderReader.Opener opener,
        Dispatcher dispatcher,
        LeftFiles left,
        ScheduledExecutorService scheduler,
        Clock clock,
        Spool.@Nullable Line line) {}
