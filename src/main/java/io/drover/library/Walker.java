package io.drover.library;

import org.jspecify.annotations.Nullable;

/** Takes folder after folder from the queue of its scan; several of them walk one library. */
final class Walker implements Runnable {
    private final Scan scan;
    private final Surroundings surroundings;

    Walker(Scan scan, Surroundings surroundings) {
        this.scan = scan;
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try {
            @Nullable Look look = scan.queue().take();
            while (look != null) {
                walk(look);
                look = scan.queue().take();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            scan.queue().close();
        } catch (RuntimeException exception) {
            scan.fail(exception);
        } catch (Error error) {
            scan.fail(new IllegalStateException("the walk broke off: " + error, error));
            throw error;
        } finally {
            scan.endWalk();
        }
    }

    private void walk(Look look) throws InterruptedException {
        try {
            FoundArchive archive = look.archive();
            if (archive == null) {
                new FolderWalk(scan, surroundings, look).run();
            } else {
                new ArchiveWalk(scan, surroundings, archive).run();
            }
        } finally {
            scan.queue().done(look);
        }
    }
}
