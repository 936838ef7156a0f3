package io.drover.sandbox;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An asset in the making, or the next state of one that is there. */
final class AssetDraft {
    private final String owner;
    private final Instant createdAt;

    private String id;
    private String name = "";
    private String sha1 = "";
    private long size;
    private boolean video;
    private String visibility = "timeline";
    private boolean trashed;
    private boolean favorite;
    private @Nullable String liveVideo;
    private @Nullable String duplicateId;
    private boolean edited;
    private boolean sidecar;
    private Exif exif = Exif.NONE;
    private Map<String, String> fields = Map.of();
    private @Nullable Path original;
    private boolean originalMissing;

    /** Begins a new asset in the timeline, without a file. */
    AssetDraft(String id, String owner, Instant createdAt) {
        this.id = id;
        this.owner = owner;
        this.createdAt = createdAt;
    }

    /** Begins with all that an asset is. */
    static AssetDraft of(StoredAsset asset) {
        AssetDraft draft = new AssetDraft(asset.id(), asset.owner(), asset.createdAt());
        draft.name = asset.name();
        draft.sha1 = asset.sha1();
        draft.size = asset.size();
        draft.video = asset.video();
        draft.visibility = asset.visibility();
        draft.trashed = asset.trashed();
        draft.favorite = asset.favorite();
        draft.liveVideo = asset.liveVideo();
        draft.duplicateId = asset.duplicateId();
        draft.edited = asset.edited();
        draft.sidecar = asset.sidecar();
        draft.exif = asset.exif();
        draft.fields = asset.fields();
        draft.original = asset.original();
        draft.originalMissing = asset.originalMissing();
        return draft;
    }

    AssetDraft id(String newId) {
        this.id = newId;
        return this;
    }

    /** The file and what its name makes of it. */
    AssetDraft file(String newName, String newSha1, long newSize, boolean isVideo, @Nullable Path kept) {
        this.name = newName;
        this.sha1 = newSha1;
        this.size = newSize;
        this.video = isVideo;
        this.original = kept;
        this.originalMissing = false;
        return this;
    }

    AssetDraft withoutOriginal() {
        this.original = null;
        this.originalMissing = true;
        return this;
    }

    AssetDraft visibility(String newVisibility) {
        this.visibility = newVisibility;
        return this;
    }

    AssetDraft trashed(boolean isTrashed) {
        this.trashed = isTrashed;
        return this;
    }

    AssetDraft favorite(boolean isFavorite) {
        this.favorite = isFavorite;
        return this;
    }

    AssetDraft liveVideo(@Nullable String videoId) {
        this.liveVideo = videoId;
        return this;
    }

    AssetDraft duplicateId(@Nullable String newDuplicateId) {
        this.duplicateId = newDuplicateId;
        return this;
    }

    AssetDraft edited(boolean isEdited) {
        this.edited = isEdited;
        return this;
    }

    AssetDraft sidecar(boolean hasSidecar) {
        this.sidecar = hasSidecar;
        return this;
    }

    AssetDraft exif(Exif newExif) {
        this.exif = newExif;
        return this;
    }

    AssetDraft fields(Map<String, String> newFields) {
        this.fields = Map.copyOf(newFields);
        return this;
    }

    StoredAsset build(Instant updatedAt) {
        return new StoredAsset(
                id,
                owner,
                name,
                sha1,
                size,
                video,
                visibility,
                trashed,
                favorite,
                liveVideo,
                duplicateId,
                edited,
                sidecar,
                exif,
                fields,
                createdAt,
                updatedAt,
                original,
                originalMissing);
    }
}
