package io.drover.feed.camel;

import io.drover.feed.ChangeBatch;
import io.drover.feed.FeedName;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a batch goes: {@code FEED/GENERATION/FIRST.ndjson} with all digits written, so that names sort like numbers. A
 * batch that comes again has the same name, and overwrites itself. In the order of the sequences.
 *
 * @param feed the folder of the feed
 * @param first the sequence of the first event
 */
record SegmentName(Path feed, long generation, long first) implements Comparable<SegmentName> {
    private static final Pattern SEGMENT = Pattern.compile("([0-9]{10})/([0-9]{20})[.]ndjson");
    private static final Pattern UNFINISHED = Pattern.compile("[.][0-9]{20}[.]ndjson([.][0-9a-f]{8})?[.]part");
    private static final Comparator<SegmentName> ORDER =
            Comparator.comparingLong(SegmentName::first).thenComparingLong(SegmentName::generation);

    /** @throws IllegalArgumentException when the feed's name is none, which could lead out of the directory */
    static SegmentName of(Path directory, ChangeBatch batch) {
        Path feed = directory.resolve(FeedName.checked("feed", batch.feed()));
        return new SegmentName(feed, batch.generation(), batch.firstSequence());
    }

    /** Null when it is the name of something else. */
    static @Nullable SegmentName of(Path feed, Path file) {
        Path below = feed.relativize(file);
        String name = below.getNameCount() == 2 ? below.getName(0) + "/" + below.getName(1) : "";
        Matcher digits = SEGMENT.matcher(name);
        try {
            return digits.matches()
                    ? new SegmentName(feed, Long.parseLong(digits.group(1)), Long.parseLong(digits.group(2)))
                    : null;
        } catch (NumberFormatException e) {
            return null; // more than any feed counts
        }
    }

    /** The folder of the generation. */
    Path folder() {
        return feed.resolve(String.format("%010d", generation));
    }

    Path segment() {
        return folder().resolve(file());
    }

    /**
     * What it is called until it is whole: begins with a dot, and ends unlike a segment.
     *
     * @param writer 8 hex digits that no other process has, so that none ever gives a half of this one's the segment's name
     */
    Path unfinished(String writer) {
        return folder().resolve("." + file() + "." + writer + ".part");
    }

    private String file() {
        return String.format("%020d.ndjson", first);
    }

    static boolean isUnfinished(Path file) {
        return UNFINISHED.matcher(String.valueOf(file.getFileName())).matches();
    }

    @Override
    public int compareTo(SegmentName other) {
        return ORDER.compare(this, other);
    }
}
