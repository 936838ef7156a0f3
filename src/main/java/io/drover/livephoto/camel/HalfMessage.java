package io.drover.livephoto.camel;

import io.drover.ingest.IngestHeaders;
import io.drover.ingest.SourceFile;
import io.drover.ingest.TakenFrom;
import io.drover.livephoto.Half;
import io.drover.livephoto.HalfKind;
import io.drover.livephoto.HalfPlace;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** What the headers of a message say of its half of a live photo. */
public final class HalfMessage {
    private HalfMessage() {}

    /** Whether the file may be a half of a live photo, as {@code metadata:pair} has found. */
    public static boolean isHalf(Message message) {
        return message.getHeader(IngestHeaders.HALF) != null;
    }

    /** The half. @param assetId the asset that holds it, or empty while there is none */
    public static Half half(SourceFile file, Message message, String assetId) {
        return new Half(
                HalfPlace.of(file.path()),
                HalfKind.ofLabel(message.getHeader(IngestHeaders.HALF, String.class)),
                message.getHeader(IngestHeaders.CONTENT_ID, String.class),
                captured(message),
                assetId,
                null);
    }

    /** The file's own time says nothing of what belongs together: copies have the same. */
    private static @Nullable Instant captured(Message message) {
        boolean told = TakenFrom.METADATA.label().equals(message.getHeader(IngestHeaders.TAKEN_FROM));
        return told
                ? OffsetDateTime.parse(message.getHeader(IngestHeaders.TAKEN, String.class))
                        .toInstant()
                : null;
    }
}
