package io.drover.feed.camel;

import io.drover.feed.ChangeBatch;
import io.drover.feed.CloudEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches as files of events, each whole or not at all: aside under a name that no reader takes, onto the disk, then
 * renamed over what is there. A file that has its name is never changed but by the same batch, or by one that holds all of
 * its events; files with other events under the same sequences are refused.
 *
 * <p>Each event is in one file. A batch may come as a whole after its changes came alone, and the other way round. What is
 * in a larger segment already is not written again. What a larger one has replaced is removed after that one is on the
 * disk under its name, and forced again before the batch counts as taken: a crash before leaves some events in two files
 * and none in no file, and the batch, which was not confirmed, comes again and removes the rest.
 */
final class SegmentWriter {
    private final Path directory;
    private final FileSteps steps;
    private final String writer;
    private final Map<Path, FeedSegments> feeds = new ConcurrentHashMap<>();
    private final Set<Path> made = ConcurrentHashMap.newKeySet();

    /** @param writer 8 hex digits that no other process has */
    SegmentWriter(Path directory, FileSteps steps, String writer) {
        this.directory = directory;
        this.steps = steps;
        this.writer = writer;
    }

    /**
     * Returns when all events of the batch are on the disk, in a segment that has its name.
     *
     * @return the file that holds them
     * @throws IOException when they are not, naming the file; nothing of it is left then
     */
    Path write(ChangeBatch batch) throws IOException {
        SegmentName name = SegmentName.of(directory, batch);
        try {
            FeedSegments segments = segments(name.feed());
            synchronized (segments) {
                return write(batch, SegmentEvents.of(name, batch), segments);
            }
        } catch (IOException e) {
            IOException failure =
                    new IOException("the segment " + name.segment() + " cannot be written: " + e.getMessage(), e);
            remove(name.unfinished(writer), failure);
            throw failure;
        }
    }

    private Path write(ChangeBatch batch, SegmentEvents events, FeedSegments segments) throws IOException {
        SegmentEvents larger = larger(events, segments.overlapping(events));
        SegmentName name = larger == null ? events.name() : larger.name();
        make(name.feed(), name.folder());
        if (larger == null) {
            steps.write(name.unfinished(writer), CloudEvents.lines(batch));
            steps.rename(name.unfinished(writer), name.segment());
            segments.written(name, events.last());
        }
        steps.force(name.folder());
        removeWithin(larger == null ? events : larger, segments);
        return name.segment();
    }

    /**
     * The segment that holds these events and others, or null.
     *
     * @throws IOException when there are others under their sequences
     */
    private static @Nullable SegmentEvents larger(SegmentEvents events, List<SegmentEvents> overlapping)
            throws IOException {
        SegmentEvents larger = null;
        for (SegmentEvents other : overlapping) {
            if (!events.holds(other) && !other.holds(events)) {
                throw new IOException((other.name().equals(events.name())
                                ? "it"
                                : other.name().segment())
                        + " holds other events under the same sequences, of a feed of this name whose data folder is"
                        + " another one, or was lost or restored: move the folder "
                        + events.name().feed()
                        + " away, or give the feed another name or folder");
            }
            if (other.ids().size() > events.ids().size()) {
                larger = other;
            }
        }
        return larger;
    }

    private void removeWithin(SegmentEvents whole, FeedSegments segments) throws IOException {
        boolean removed = false;
        for (SegmentEvents other : segments.within(whole)) {
            if (whole.holds(other)) {
                steps.remove(other.name().segment());
                segments.removed(other.name());
                removed = true;
            }
        }
        if (removed) {
            steps.force(whole.name().folder());
        }
    }

    private static void remove(Path unfinished, IOException failure) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            failure.addSuppressed(e); // it is swept at the next start
        }
    }

    private FeedSegments segments(Path feed) throws IOException {
        FeedSegments segments = feeds.get(feed);
        if (segments == null) {
            segments = new FeedSegments(feed);
            segments.sweep();
            feeds.put(feed, segments);
        }
        return segments;
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
