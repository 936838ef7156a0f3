package io.drover.feed.camel;

import io.drover.feed.ChangeBatch;
import io.drover.feed.CloudEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Writes batches as files of events, each whole or not at all: aside under a name that no reader takes, onto the disk, then
 * renamed over what is there. A file that has its name is never changed but by the same batch.
 */
final class SegmentWriter {
    private static final int DEPTH_OF_SEGMENTS = 2;

    private final Path directory;
    private final FileSteps steps;
    private final Set<Path> swept = ConcurrentHashMap.newKeySet();
    private final Set<Path> made = ConcurrentHashMap.newKeySet();

    SegmentWriter(Path directory, FileSteps steps) {
        this.directory = directory;
        this.steps = steps;
    }

    /**
     * Returns when the batch is on the disk under its name.
     *
     * @return the file
     * @throws IOException when it is not, naming the file; nothing of it is left then
     */
    Path write(ChangeBatch batch) throws IOException {
        SegmentName name = SegmentName.of(directory, batch);
        Path segment = name.segment();
        try {
            sweep(name.feed());
            make(name.feed(), name.folder());
            steps.write(name.unfinished(), CloudEvents.lines(batch));
            steps.rename(name.unfinished(), segment);
            steps.force(name.folder());
            return segment;
        } catch (IOException e) {
            IOException failure =
                    new IOException("the segment " + segment + " cannot be written: " + e.getMessage(), e);
            remove(name.unfinished(), failure);
            throw failure;
        }
    }

    private static void remove(Path unfinished, IOException failure) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            failure.addSuppressed(e); // it is swept at the next start
        }
    }

    /** Removes what a process that was killed has left behind. */
    private void sweep(Path feed) throws IOException {
        if (!swept.contains(feed) && Files.isDirectory(feed)) {
            try (Stream<Path> files =
                    Files.find(feed, DEPTH_OF_SEGMENTS, (file, attributes) -> SegmentName.isUnfinished(file))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.deleteIfExists(file);
                }
            }
        }
        swept.add(feed);
    }

    /** A new folder is on the disk once the one that it is in is. */
    private void make(Path feed, Path folder) throws IOException {
        if (made.contains(folder) && Files.isDirectory(folder)) {
            return;
        }
        List<Path> changed = changed(feed);
        Files.createDirectories(folder);
        for (Path path : changed) {
            steps.force(path);
        }
        made.add(folder);
    }

    /** The feed's folder, the directory, and what is above it up to the first that is there. */
    private List<Path> changed(Path feed) {
        List<Path> changed = new ArrayList<>(List.of(feed));
        Path path = directory;
        while (path != null) {
            changed.add(path);
            path = Files.isDirectory(path) ? null : path.getParent();
        }
        return changed;
    }
}
