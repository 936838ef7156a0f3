package io.drover.contentstack.feed;

import io.drover.contentstack.api.InvalidTokenException;
import io.drover.contentstack.api.SyncPage;
import io.drover.contentstack.api.SyncRequest;
import io.drover.contentstack.api.TokenKind;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads runs, each to its end before any of it is told: the newest comes first. */
final class RunFetch {
    private static final Logger LOG = LoggerFactory.getLogger(RunFetch.class);
    private static final int MOST_BEGINNINGS = 3;

    private final PatientCalls calls;
    private final Path folder;

    /** @param folder for what waits to be told */
    RunFetch(PatientCalls calls, Path folder) {
        this.calls = calls;
        this.folder = folder;
    }

    /**
     * A run that is whole.
     *
     * @param next what has happened since
     */
    record Fetched(Run run, SyncRequest.Next next) {}

    /**
     * Reads a run from its first page on, and once more from there when the service forgets it midway.
     *
     * @throws InvalidTokenException when the service does not know the token that the run begins with
     * @throws IncompleteRunException when the pages do not hold what they announce
     */
    Fetched fetch(SyncStream stream, SyncRequest first) {
        for (int beginning = 1; ; beginning++) {
            Run run = new Run(folder, new ItemMapper(stream.filter()), first instanceof SyncRequest.Initial);
            boolean whole = false;
            try {
                SyncRequest.Next next = read(run, stream, first);
                whole = true;
                return new Fetched(run, next);
            } catch (InvalidTokenException e) {
                if (e.kind() != TokenKind.PAGINATION_TOKEN || beginning == MOST_BEGINNINGS) {
                    throw e;
                }
                LOG.info(
                        "the stream of {} is read again from the beginning of the run: {}",
                        stream.name(),
                        e.getMessage());
            } finally {
                if (!whole) {
                    run.close();
                }
            }
        }
    }

    private SyncRequest.Next read(Run run, SyncStream stream, SyncRequest first) {
        RunTotals totals = new RunTotals(stream.name());
        SyncRequest request = first;
        while (true) {
            if (calls.isClosed()) {
                throw new IllegalStateException("the reading was closed before the run was whole");
            }
            SyncPage page = calls.sync(request);
            totals.add(page);
            page.items().forEach(run::add);
            if (page.isLast()) {
                run.end();
                return page.next();
            }
            request = page.next();
        }
    }
}
