package io.drover.sandbox;

import org.jspecify.annotations.Nullable;

/** Stills and the videos that move them. */
final class LivePhotos {
    private final World world;

    LivePhotos(World world) {
        this.world = world;
    }

    /**
     * The video that a still is to be linked with.
     *
     * @throws Refusal when the user has no such video
     */
    StoredAsset video(Accounts.User owner, String id) {
        StoredAsset video = world.assets().find(id);
        if (video == null || !video.owner().equals(owner.id())) {
            throw Refusal.of(400, "Live photo video not found");
        }
        if (!video.video()) {
            throw Refusal.of(400, "Live photo video must be a video");
        }
        return video;
    }

    /** Takes a linked video out of the timeline, where its still stands for both. */
    void hide(StoredAsset video) {
        if (video.visibility().equals("timeline")) {
            world.assets().change(video.id(), draft -> draft.visibility("hidden"));
        }
    }

    /** Shows a video that is no longer linked where its still is shown. */
    void show(@Nullable String videoId, String visibility) {
        if (videoId != null && world.assets().find(videoId) != null) {
            world.assets().change(videoId, draft -> draft.visibility(visibility));
        }
    }
}
