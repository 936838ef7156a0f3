package io.drover.library;

import io.drover.ingest.SourceFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes on its way.
 *
 * @param scan that it was found by
 * @param file the body of its message
 * @param ruling why it goes
 * @param round how often it went before in this scan, because it changed on its way
 * @param partner the file beside it that may be the other half of a live photo, or null
 * @param next what goes once this one's message has ended, by the same permit: the still of a video, or null
 */
record Item(
        Scan scan,
        SourceFile file,
        Ruling ruling,
        int round,
        @Nullable Path partner,
        @Nullable Item next) {

    /** A file that goes alone. */
    static Item single(Scan scan, SourceFile file, Ruling ruling) {
        return new Item(scan, file, ruling, 0, null, null);
    }

    /** The same file, read from elsewhere. */
    Item reading(SourceFile kept) {
        return new Item(scan, kept, ruling, round, partner, next);
    }

    /** The same with what goes after it. */
    Item before(@Nullable Item other) {
        return new Item(scan, file, ruling, round, partner, other);
    }
}
