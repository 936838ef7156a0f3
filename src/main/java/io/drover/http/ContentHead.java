package io.drover.http;

import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of a file.
 *
 * @param status 200 for the whole file, 206 for a part of it, 304 when it is the one that the request names by its ETag
 * @param contentType such as {@code image/jpeg}, or null
 * @param length bytes that follow, or -1 when the server does not say
 * @param range which bytes of the file they are, or null when they are the whole
 * @param etag as the server wrote it, with its quotes, or null
 * @param lastModified as the server wrote it, or null
 * @param fileName as the server says it, which may hold anything, or null
 */
public record ContentHead(
        int status,
        @Nullable String contentType,
        long length,
        @Nullable ContentRange range,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String fileName) {
    static final int PARTIAL = 206;
    static final int NOT_MODIFIED = 304;

    static ContentHead of(OpenAnswer answer) {
        return new ContentHead(
                answer.status(),
                answer.header(HttpHeaders.CONTENT_TYPE),
                length(answer.header(HttpHeaders.CONTENT_LENGTH)),
                answer.status() == PARTIAL ? ContentRange.of(answer.header(HttpHeaders.CONTENT_RANGE)) : null,
                answer.header(HttpHeaders.ETAG),
                answer.header(HttpHeaders.LAST_MODIFIED),
                DispositionFileName.of(answer.header("Content-Disposition")));
    }

    private static long length(@Nullable String header) {
        return header != null && header.matches("\\d{1,18}") ? Long.parseLong(header) : -1;
    }

    /** Whether the file is still the one that the request names by its ETag, so that nothing follows. */
    public boolean notModified() {
        return status == NOT_MODIFIED;
    }

    /** Whether what follows could be had in two answers: it is known how much it is and of which state of the file. */
    boolean canResume() {
        return switch (status) {
            case 200 -> etag != null && length > 0;
            case PARTIAL -> etag != null && range != null && range.length() == length;
            default -> false;
        };
    }
}
