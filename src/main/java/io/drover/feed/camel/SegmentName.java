package io.drover.feed.camel;

import io.drover.feed.ChangeBatch;
import io.drover.feed.FeedName;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a batch goes: {@code FEED/GENERATION/FIRST.ndjson} with all digits written, so that names sort like numbers. A
 * batch that comes again has the same name, and overwrites itself.
 *
 * @param feed the folder of the feed
 * @param folder the folder of the generation
 * @param file the segment's name in it
 */
record SegmentName(Path feed, Path folder, String file) {
    private static final Pattern UNFINISHED = Pattern.compile("[.][0-9]{20}[.]ndjson[.]part");

    /** @throws IllegalArgumentException when the feed's name is none, which could lead out of the directory */
    static SegmentName of(Path directory, ChangeBatch batch) {
        Path feed = directory.resolve(FeedName.checked("feed", batch.feed()));
        return new SegmentName(
                feed,
                feed.resolve(String.format("%010d", batch.generation())),
                String.format("%020d.ndjson", batch.firstSequence()));
    }

    Path segment() {
        return folder.resolve(file);
    }

    /** What it is called until it is whole: begins with a dot, and ends unlike a segment. */
    Path unfinished() {
        return folder.resolve("." + file + ".part");
    }

    static boolean isUnfinished(Path file) {
        return UNFINISHED.matcher(String.valueOf(file.getFileName())).matches();
    }
}
