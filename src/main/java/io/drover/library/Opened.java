package io.drover.library;

import io.drover.ingest.SourceFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that another node has found, as this node sees it.
 *
 * @param file the file as it is now
 * @param ruling what becomes of it: one of {@code Send}, {@code Decided} and {@code Dispose}
 * @param partner the file beside it that may be the other half of a live photo, or null
 */
record Opened(SourceFile file, Ruling ruling, @Nullable Path partner) {}
