package io.drover.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * The headers of a request that decide how much of a file is sent; each is null when it did not come.
 *
 * @param range which part
 * @param ifRange the part only of this version, named by its ETag or its date; else all
 * @param ifNoneMatch only when the ETag is none of these
 * @param ifModifiedSince only when it is newer than this date
 */
record Conditions(
        @Nullable String range,
        @Nullable String ifRange,
        @Nullable String ifNoneMatch,
        @Nullable String ifModifiedSince) {}
