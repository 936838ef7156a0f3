package io.drover.library;

import io.drover.text.PathText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hands the files of a list to the walkers of a scan, folder by folder as they come, and no faster than they are walked. Has
 * a thread of its own, which nothing waits for: reading from a pipe cannot be interrupted.
 */
final class ListFeeder {
    private final FileList list;
    private final Scan scan;

    ListFeeder(FileList list, Scan scan) {
        this.list = list;
        this.scan = scan;
    }

    /** Begins, and keeps the scan from ending before the list does. */
    void start() {
        scan.queue().hold();
        Thread thread = new Thread(this::run, "library-list");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            List<Path> files = list.next();
            while (!files.isEmpty() && put(files)) {
                files = list.next();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            scan.queue().close();
        } catch (RuntimeException exception) {
            scan.fail(exception);
        } catch (Error error) {
            scan.fail(new IllegalStateException("the list broke off: " + error, error));
            throw error;
        } finally {
            scan.queue().release();
        }
    }

    /** False when the walk is to end. */
    private boolean put(List<Path> files) throws InterruptedException {
        Map<Path, Set<String>> folders = new LinkedHashMap<>();
        for (Path file : files) {
            Path parent = file.getParent();
            folders.computeIfAbsent(parent == null ? file : parent, folder -> new LinkedHashSet<>())
                    .add(PathText.name(file));
        }
        for (Map.Entry<Path, Set<String>> folder : folders.entrySet()) {
            if (!scan.queue().put(Look.named(new Folder(folder.getKey(), null, null), folder.getValue()))) {
                return false;
            }
        }
        return true;
    }
}
