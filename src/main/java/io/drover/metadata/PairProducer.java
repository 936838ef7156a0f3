package io.drover.metadata;

import io.drover.ingest.DateRange;
import io.drover.ingest.FileStamp;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Known;
import io.drover.ingest.ReadPool;
import io.drover.ingest.SourceFile;
import io.drover.livephoto.Family;
import io.drover.livephoto.Half;
import io.drover.livephoto.HalfKind;
import io.drover.livephoto.HalfPlace;
import io.drover.livephoto.camel.HalfMemory;
import io.drover.livephoto.camel.HalfMessage;
import io.drover.metadata.picture.Capture;
import io.drover.metadata.picture.Picture;
import io.drover.metadata.picture.PictureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Objects;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * {@code metadata:pair}: says which half of a live photo this file may be ({@value IngestHeaders#HALF}). A still that is
 * about to be sent is given the asset of its video, where that is known. Comes after {@code metadata:read}.
 */
final class PairProducer extends FileProducer {
    /** What {@code immich:uploadAsset} reads. */
    private static final String VIDEO_ID = "CamelImmichLivePhotoVideoId";

    private final @Nullable HalfMemory memory;

    PairProducer(MetadataEndpoint endpoint, ReadPool pool) {
        super(endpoint, pool);
        this.memory = HalfMemory.of(endpoint.getCamelContext());
    }

    @Override
    boolean isDone(SourceFile file, Message message) {
        HalfKind kind = HalfKind.of(file.name());
        boolean alone =
                message.getHeader(IngestHeaders.CONTENT_ID) == null && message.getHeader(IngestHeaders.PARTNER) == null;
        boolean apart = Boolean.FALSE.equals(message.getHeader(IngestHeaders.LIVE_PHOTOS, Boolean.class));
        if (kind == null || alone || apart || memory == null) {
            return true;
        }
        message.setHeader(IngestHeaders.HALF, kind.label());
        return false;
    }

    @Override
    void look(SourceFile file, Message message) {
        HalfMemory remembered = Objects.requireNonNull(memory);
        int target = remembered.target(file.target());
        Half half = HalfMessage.half(file, message, "");
        Family family = remembered.halves().family(target, half.place(), half.contentId());
        Path partner = message.getHeader(IngestHeaders.PARTNER, Path.class);
        if (partner != null && family.at(HalfPlace.of(partner)).isEmpty()) {
            Half found = known(remembered, target, partner, zone(message));
            if (found != null) {
                remembered.halves().remember(target, found);
                family = remembered.halves().family(target, half.place(), half.contentId());
            }
        }
        boolean sent = message.getHeader(IngestHeaders.STATE) == null;
        if (sent && half.kind() == HalfKind.STILL && message.getHeader(VIDEO_ID) == null) {
            family.partnerOf(half).ifPresent(video -> message.setHeader(VIDEO_ID, video.assetId()));
        }
    }

    /** The other half as it is in its folder, when the server was seen to hold it in a run before this one remembered halves. */
    private static @Nullable Half known(HalfMemory remembered, int target, Path file, ZoneId zone) {
        Known known = remembered.known(target, file);
        HalfKind kind = HalfKind.of(String.valueOf(file.getFileName()));
        String asset = known == null ? null : known.assetId();
        if (known == null || kind == null || asset == null || !known.state().held() || !isSame(known, file)) {
            return null;
        }
        Picture picture = PictureReader.read(file);
        Capture captured = picture.captured();
        return new Half(
                HalfPlace.of(file),
                kind,
                picture.contentId(),
                captured == null ? null : captured.in(zone).toInstant(),
                asset,
                null);
    }

    private static boolean isSame(Known known, Path file) {
        try {
            return known.matches(FileStamp.of(file));
        } catch (IOException gone) {
            return false;
        }
    }

    private static ZoneId zone(Message message) {
        return DateRange.parse(message.getHeader(IngestHeaders.ZONE, String.class), null, null)
                .zone();
    }
}
