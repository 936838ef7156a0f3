package io.drover.ingest;

import org.jspecify.annotations.Nullable;

/**
 * All that the ledger holds of one file for one target.
 *
 * @param target whom it is about
 * @param path absolute path of the file, as {@link io.drover.text.PathText} writes it: {@code /photos/a.jpg}, {@code
 *     s3://bucket/a.jpg}
 * @param known size, time, state and why
 * @param sidecar the name of the XMP file beside it that travels with it, or null
 * @param source the name of the source that found it last
 * @param disposal what was done with the source file afterwards, or null
 * @param firstSeenMillis when it was recorded first, milliseconds since 1970
 * @param updatedMillis when it was recorded last, milliseconds since 1970
 */
public record LedgerRow(
        TargetId target,
        String path,
        Known known,
        @Nullable String sidecar,
        String source,
        @Nullable String disposal,
        long firstSeenMillis,
        long updatedMillis) {}
