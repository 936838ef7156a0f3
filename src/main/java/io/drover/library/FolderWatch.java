package io.drover.library;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the file system's events into looks at folders. Events are hints: where they are lost all is scanned, and where
 * there are none the scans go on.
 */
final class FolderWatch implements DirectoryChangeListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryConsumer.class);

    private final Path root;
    private final ScanLoop loop;
    private final Executor executor;
    private @Nullable DirectoryWatcher watcher;
    private boolean warned;
    private boolean closed;

    /** @param executor has a thread to give away */
    FolderWatch(Path root, ScanLoop loop, Executor executor) {
        this.root = root;
        this.loop = loop;
        this.executor = executor;
    }

    /** Watches from now on, unless it does already. */
    synchronized void ensure() {
        if (closed || watcher != null || !Files.isDirectory(root)) {
            return;
        }
        try {
            DirectoryWatcher opened = DirectoryWatcher.builder()
                    .path(root)
                    .fileHashing(false)
                    .listener(this)
                    .build();
            watcher = opened;
            opened.watchAsync(executor).whenComplete((done, problem) -> ended(problem));
        } catch (IOException exception) {
            ended(exception);
        }
    }

    @Override
    public void onEvent(DirectoryChangeEvent event) {
        switch (event.eventType()) {
            case CREATE, MODIFY -> {
                Path parent = event.path().getParent();
                if (event.isDirectory()) {
                    loop.request(event.path(), event.eventType() == DirectoryChangeEvent.EventType.CREATE);
                } else if (parent != null) {
                    loop.request(parent, false);
                }
            }
            case OVERFLOW -> loop.requestFull();
            case DELETE -> LOG.debug("gone: {}", event.path());
        }
    }

    @Override
    public void onException(Exception exception) {
        warn(exception);
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (watcher != null) {
            watcher.close();
            watcher = null;
        }
    }

    private synchronized void ended(@Nullable Throwable problem) {
        watcher = null;
        if (problem != null) {
            warn(problem);
        }
    }

    private synchronized void warn(Throwable problem) {
        if (closed || warned) {
            return;
        }
        warned = true;
        LOG.warn(
                "library {} is not watched in full, the rescans go on; if there are too many folders for the system,"
                        + " raise the sysctl fs.inotify.max_user_watches: {}",
                root,
                problem.getMessage());
    }
}
