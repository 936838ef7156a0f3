package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.http.Verdict;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.AssetId;
import io.drover.immich.api.model.UpdateAsset;
import io.drover.ingest.IngestHeaders;
import io.drover.livephoto.Half;
import io.drover.livephoto.HalfKind;
import io.drover.livephoto.Halves;
import java.util.Optional;
import org.apache.camel.Message;

/** Joins a still and a video that are both at the server, each an asset of its own. Blocks. */
final class LivePhotoJoin {
    private final VerbCalls verbs;
    private final Halves halves;
    private final int target;

    LivePhotoJoin(ImmichServer server, Halves halves, int target) {
        this.verbs = server.verbs();
        this.halves = halves;
        this.target = target;
    }

    /**
     * Joins them, unless the still has a video already. What the server refuses for good is said in the reason: the file is
     * at the server all the same.
     *
     * @param half of this message
     * @throws ApiException when a repetition may help
     */
    void join(Half half, Half other, Message message) {
        Half still = half.kind() == HalfKind.STILL ? half : other;
        Half video = half.kind() == HalfKind.STILL ? other : half;
        if (look(still, video, other, message)) {
            halves.joined(target, still, video);
        }
    }

    private boolean look(Half still, Half video, Half other, Message message) {
        ApiOperation<?, ?> operation = AssetOperations.GET_ASSET_INFO;
        try {
            Asset asset = verbs.answered(
                    operation, client -> client.call(AssetOperations.GET_ASSET_INFO, new AssetId(still.assetId())));
            if (asset.livePhotoVideoId() == null) {
                operation = AssetOperations.UPDATE_ASSET;
                verbs.answered(operation, client -> client.call(AssetOperations.UPDATE_ASSET, link(still, video)));
                say(message, "joined with " + other.place().name());
            }
            return true;
        } catch (ApiException e) {
            if (e.verdict() == Verdict.RETRY) {
                throw e;
            }
            if (e.verdict() == Verdict.REJECT) {
                halves.forget(target, other.place());
            }
            say(
                    message,
                    "not joined with " + other.place().name() + ": "
                            + verbs.failure(operation, e).getMessage());
            return false;
        }
    }

    private static UpdateAsset link(Half still, Half video) {
        return new UpdateAsset(still.assetId(), null, null, null, null, null, null, null, Optional.of(video.assetId()));
    }

    private static void say(Message message, String words) {
        String before = message.getHeader(IngestHeaders.REASON, String.class);
        message.setHeader(IngestHeaders.REASON, before == null ? words : before + "; " + words);
    }
}
