package io.drover.work;

import io.drover.ingest.IngestHeaders;
import java.util.List;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What the source wants done with a file, as it stands in the headers of the file's message.
 *
 * @param after {@code move} or {@code delete}, or null to keep the file
 * @param albums names; none: an empty list
 * @param tags paths such as {@code Travel/Rome}
 * @param zone in which the source lives, or null for UTC
 * @param since nothing that was taken before, or null
 * @param until nothing that was taken later, or null
 * @param livePhotos whether halves of live photos are joined
 */
record Wishes(
        @Nullable String after,
        List<String> albums,
        List<String> tags,
        @Nullable String zone,
        @Nullable String since,
        @Nullable String until,
        boolean livePhotos) {

    /** Those of a message. */
    static Wishes of(Message message) {
        return new Wishes(
                message.getHeader(IngestHeaders.AFTER, String.class),
                names(message, IngestHeaders.ALBUMS),
                names(message, IngestHeaders.TAGS),
                message.getHeader(IngestHeaders.ZONE, String.class),
                message.getHeader(IngestHeaders.SINCE, String.class),
                message.getHeader(IngestHeaders.UNTIL, String.class),
                !"false".equals(message.getHeader(IngestHeaders.LIVE_PHOTOS, String.class)));
    }

    /** Sets the headers of a file's message. */
    void tell(Message message) {
        setUnlessNull(message, IngestHeaders.AFTER, after);
        setUnlessNull(message, IngestHeaders.ALBUMS, albums.isEmpty() ? null : albums);
        setUnlessNull(message, IngestHeaders.TAGS, tags.isEmpty() ? null : tags);
        setUnlessNull(message, IngestHeaders.ZONE, zone);
        setUnlessNull(message, IngestHeaders.SINCE, since);
        setUnlessNull(message, IngestHeaders.UNTIL, until);
        setUnlessNull(message, IngestHeaders.LIVE_PHOTOS, livePhotos ? null : "false");
    }

    private static List<String> names(Message message, String header) {
        Object value = message.getHeader(header);
        return value instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static void setUnlessNull(Message message, String header, @Nullable Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
