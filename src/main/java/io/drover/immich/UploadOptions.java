package io.drover.immich;

import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.model.UploadAsset;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Message;

/** Reads from headers what is said of a file that is sent, and looks at it before the file is sent in vain. */
final class UploadOptions {
    private static final Set<String> VISIBILITIES = new TreeSet<>(Set.of("archive", "timeline", "hidden", "locked"));

    private final RequestReader<UploadAsset> reader = new RequestReader<>(AssetOperations.UPLOAD_ASSET);

    /** @throws IllegalArgumentException in one sentence that names the header, its value and what is allowed */
    UploadAsset read(Message message) {
        UploadAsset options = reader.readHeaders(message);
        String visibility = options.visibility();
        if (visibility != null && !VISIBILITIES.contains(visibility)) {
            throw new IllegalArgumentException("the header " + ImmichConstants.VISIBILITY + " is "
                    + JsonWords.shown(visibility) + ", allowed: " + String.join(", ", VISIBILITIES));
        }
        String video = options.livePhotoVideoId();
        if (video != null && !RequestReader.isUuid(video)) {
            throw new IllegalArgumentException("the header " + ImmichConstants.LIVE_PHOTO_VIDEO_ID
                    + " must be a UUID, but is " + JsonWords.shown(video));
        }
        return options;
    }
}
