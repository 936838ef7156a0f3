package io.drover.feed.camel;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a feed that are there, in all its generations: sequences are the feed's, not the generation's. The
 * folder is listed once, and again when a batch comes from further back or others were written by another node; each file
 * is looked at before it is believed to be there still, since readers may take it away.
 */
final class FeedSegments {
    private static final int DEPTH_OF_SEGMENTS = 2;
    private static final long NOT_READ = -1;

    private final Path folder;

    /** With the sequence of the last event, or {@link #NOT_READ}. */
    private final NavigableMap<SegmentName, Long> known = new TreeMap<>();

    /** From which sequence on they are known. */
    private long from = Long.MAX_VALUE;

    /** The last sequence that was written here. */
    private long last = Long.MAX_VALUE;

    FeedSegments(Path folder) {
        this.folder = folder;
    }

    /** Removes what a process that was killed has left behind. */
    void sweep() throws IOException {
        for (Path file : files(SegmentName::isUnfinished)) {
            Files.deleteIfExists(file);
        }
    }

    /** What is there of events of these sequences, but for what is told to be there by {@link #written}. */
    List<SegmentEvents> overlapping(SegmentEvents batch) throws IOException {
        long first = batch.name().first();
        if (first - 1 > last) {
            from = Long.MAX_VALUE; // another node has written the ones between, and perhaps some of these
        }
        list(Math.max(0, first - FeedOptions.MOST_IN_A_BATCH));
        known.putIfAbsent(batch.name(), NOT_READ); // somebody may have put it there meanwhile
        List<SegmentEvents> found = within(first, batch.last());
        SegmentEvents before = reaching(first);
        if (before != null) {
            found.add(before);
        }
        return found;
    }

    /** Those that lie behind the first event of this one, and before its end. */
    List<SegmentEvents> within(SegmentEvents segment) throws IOException {
        return within(segment.name().first() + 1, segment.last());
    }

    private List<SegmentEvents> within(long first, long last) throws IOException {
        List<SegmentEvents> found = new ArrayList<>();
        for (SegmentName name : List.copyOf(
                known.subMap(least(first), true, least(last + 1), false).keySet())) {
            SegmentEvents events = read(name);
            if (events != null) {
                found.add(events);
            }
        }
        return found;
    }

    /** The one that begins before this sequence and holds it. What lies between the two can only be segments of one event. */
    private @Nullable SegmentEvents reaching(long sequence) throws IOException {
        SegmentName name = known.lowerKey(least(sequence));
        while (name != null && name.first() > sequence - FeedOptions.MOST_IN_A_BATCH) {
            long last = last(name);
            if (last >= sequence) {
                return read(name);
            } else if (last > name.first()) {
                return null;
            }
            name = known.lowerKey(name);
        }
        return null;
    }

    private long last(SegmentName name) throws IOException {
        long last = known.getOrDefault(name, NOT_READ);
        if (last == NOT_READ) {
            SegmentEvents events = read(name);
            return events == null ? NOT_READ : events.last();
        }
        return last;
    }

    private @Nullable SegmentEvents read(SegmentName name) throws IOException {
        SegmentEvents events = SegmentEvents.read(name);
        if (events == null) {
            known.remove(name);
        } else {
            known.put(name, events.last());
        }
        return events;
    }

    /** This one is there now. What no later batch can reach is forgotten. */
    void written(SegmentName name, long end) {
        last = end;
        known.put(name, end);
        if (known.lastKey().equals(name)) {
            from = Math.max(from, name.first() - FeedOptions.MOST_IN_A_BATCH);
            known.headMap(least(from)).clear();
        }
    }

    void removed(SegmentName name) {
        known.remove(name);
    }

    private void list(long first) throws IOException {
        if (first >= from) {
            return;
        }
        files(file -> {
            SegmentName name = SegmentName.of(folder, file);
            if (name != null && name.first() >= first) {
                known.putIfAbsent(name, NOT_READ);
            }
            return false;
        });
        from = first;
    }

    private List<Path> files(Predicate<Path> wanted) throws IOException {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        Files.walkFileTree(folder, Set.of(), DEPTH_OF_SEGMENTS, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (wanted.test(file)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            /** What another node or a reader has taken away meanwhile. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return found;
    }

    private SegmentName least(long first) {
        return new SegmentName(folder, 0, first);
    }
}
