package io.drover.immich;

import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.SourceFile;
import io.drover.livephoto.Family;
import io.drover.livephoto.Half;
import io.drover.livephoto.HalfKind;
import io.drover.livephoto.HalfPlace;
import io.drover.livephoto.camel.HalfMemory;
import io.drover.livephoto.camel.HalfMessage;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * {@code immich:joinLivePhoto}: remembers a half of a live photo that the server holds, and joins it with the other one
 * where that is there, too; one that the server does not hold any more is forgotten. Comes before the file's state is recorded, so that a file whose half was not joined because
 * Drover was killed comes again. Each half is remembered before it looks for the other: of two that come at the same time,
 * one at least finds both.
 */
final class JoinProducer extends DefaultAsyncProducer {
    private final ImmichServer server;
    private final @Nullable HalfMemory memory;

    JoinProducer(ImmichEndpoint endpoint, ImmichServer server) {
        super(endpoint);
        this.server = server;
        this.memory = HalfMemory.of(endpoint.getCamelContext());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message message = exchange.getMessage();
        if (memory == null || !(message.getBody() instanceof SourceFile file) || !HalfMessage.isHalf(message)) {
            callback.done(true);
            return true;
        }
        HalfMemory remembered = memory;
        server.verbs().submit(() -> {
            try {
                join(remembered, file, message);
            } catch (Throwable e) {
                exchange.setException(e);
            }
            callback.done(false);
        });
        return false;
    }

    private void join(HalfMemory remembered, SourceFile file, Message message) {
        String asset = message.getHeader(IngestHeaders.ASSET_ID, String.class);
        String label = message.getHeader(IngestHeaders.STATE, String.class);
        int target = remembered.target(file.target());
        if (asset == null || label == null || !FileState.ofLabel(label).held()) {
            remembered.halves().forget(target, HalfPlace.of(file.path()));
            return;
        }
        Half half = HalfMessage.half(file, message, asset);
        remembered.halves().remember(target, half);
        Family family = remembered.halves().family(target, half.place(), half.contentId());
        String sentWith = FileState.ofLabel(label) == FileState.UPLOADED
                ? message.getHeader(ImmichConstants.LIVE_PHOTO_VIDEO_ID, String.class)
                : null;
        if (sentWith != null) {
            remembered.halves().remember(target, half.joinedWith(sentWith));
            return;
        }
        Optional<Half> other = family.partnerOf(half);
        if (other.isPresent() && !joinedBefore(family, half, other.get())) {
            new LivePhotoJoin(server, remembered.halves(), target).join(half, other.get(), message);
        }
    }

    private static boolean joinedBefore(Family family, Half half, Half other) {
        Half still = half.kind() == HalfKind.STILL ? family.at(half.place()).orElse(half) : other;
        Half video = half.kind() == HalfKind.STILL ? other : half;
        return video.assetId().equals(still.partner());
    }
}
