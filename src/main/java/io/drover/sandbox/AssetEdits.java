package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of assets that are there. */
final class AssetEdits {
    private final World world;
    private final Access access;
    private final LivePhotos livePhotos;

    AssetEdits(World world) {
        this.world = world;
        this.access = new Access(world);
        this.livePhotos = new LivePhotos(world);
    }

    /** The answer of updateAsset, in which the dates are still the old ones: a job changes them a moment later. */
    Answer update(Accounts.Caller caller, String id, JsonNode body) {
        world.profile().rules().id(id);
        world.profile().rules().body(AssetBodies.UPDATE, body);
        StoredAsset before = access.require(caller, id, "asset.update");
        StoredAsset after = before;
        if (changes(AssetBodies.UPDATE, body)) {
            StoredAsset liveVideo = newLiveVideo(caller.user(), body);
            after = world.assets().change(id, draft -> change(draft, before, body));
            link(before, after, liveVideo);
        }
        AssetViews views = new AssetViews(world.profile());
        ObjectNode answer = views.updated(after, caller.user());
        return Answer.json(
                200, answer.setAll(views.updated(before, caller.user()).retain("fileCreatedAt", "localDateTime")));
    }

    private @Nullable StoredAsset newLiveVideo(Accounts.User owner, JsonNode body) {
        return body.hasNonNull("livePhotoVideoId")
                ? livePhotos.video(owner, body.path("livePhotoVideoId").asText())
                : null;
    }

    private void link(StoredAsset before, StoredAsset after, @Nullable StoredAsset liveVideo) {
        if (liveVideo != null) {
            livePhotos.hide(liveVideo);
        } else if (after.liveVideo() == null) {
            livePhotos.show(before.liveVideo(), after.visibility());
        }
    }

    /** Changes all of some assets, or none of them when one is not the caller's. */
    Answer updateAll(Accounts.Caller caller, JsonNode body) {
        world.profile().rules().body(AssetBodies.UPDATE_ALL, body);
        List<StoredAsset> assets = required(caller, body.path("ids"), "asset.update");
        if (changes(AssetBodies.UPDATE_ALL, body)) {
            for (StoredAsset asset : assets) {
                world.assets().change(asset.id(), draft -> change(draft, asset, body));
            }
        }
        return Answer.noContent();
    }

    private List<StoredAsset> required(Accounts.Caller caller, JsonNode ids, String permission) {
        List<StoredAsset> assets = new ArrayList<>();
        for (JsonNode id : ids) {
            assets.add(access.require(caller, id.asText(), permission));
        }
        return assets;
    }

    private static boolean changes(BodyShape shape, JsonNode body) {
        return shape.fields().stream().anyMatch(field -> !field.name().equals("ids") && body.has(field.name()));
    }

    private void change(AssetDraft draft, StoredAsset asset, JsonNode body) {
        draft.visibility(body.path("visibility").asText(asset.visibility()))
                .favorite(body.path("isFavorite").asBoolean(asset.favorite()))
                .exif(exif(asset, body));
        if (body.has("livePhotoVideoId")) {
            draft.liveVideo(body.path("livePhotoVideoId").textValue());
        }
        if (body.has("duplicateId")) {
            draft.duplicateId(body.path("duplicateId").textValue());
        }
    }

    /** What was set, and the date moved by so many minutes or into another zone. */
    private Exif exif(StoredAsset asset, JsonNode body) {
        Exif exif = asset.exif().changedBy(body, world.profile().zeroIsUnrated());
        String zone = body.path("timeZone").textValue();
        long minutes = body.path("dateTimeRelative").asLong(0);
        if (zone == null && minutes == 0) {
            return exif;
        }
        OffsetDateTime taken = exif.taken();
        return exif.moved(
                taken == null ? AssetViews.date(asset, "fileCreatedAt").atOffset(ZoneOffset.UTC) : taken,
                minutes,
                zone);
    }

    /** Jobs have nothing to do here, but what is asked for must make sense. */
    Answer runJobs(Accounts.Caller caller, JsonNode body) {
        world.profile().rules().body(AssetBodies.JOBS, body);
        required(caller, body.path("assetIds"), "asset.update");
        return Answer.noContent();
    }
}
