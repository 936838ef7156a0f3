package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The meaning of uploadAsset and checkBulkUpload. */
final class Uploads {
    /** PostgreSQL takes so many parameters in one statement, and each checksum is one. */
    private static final int MOST_CHECKSUMS = 65_535;

    private final World world;

    Uploads(World world) {
        this.world = world;
    }

    /** The answer that the checksum in the header alone decides, or null. */
    @Nullable
    Answer known(Accounts.Caller caller, @Nullable String checksum) {
        String sha1 = checksum == null ? null : decode(checksum);
        StoredAsset asset =
                sha1 == null ? null : world.assets().find(caller.user().id(), sha1);
        return asset == null ? null : duplicate(asset);
    }

    /**
     * Makes an asset of what was received, or finds the one that is there.
     *
     * @throws Refusal when it cannot be taken
     */
    Answer add(Accounts.Caller caller, @Nullable Form form, boolean losesOriginal) {
        try {
            return addChecked(caller, form, losesOriginal);
        } catch (Refusal e) {
            if (form != null && form.file() != null && e.status() < 500) {
                FileReceiver.discard(form.file());
            }
            throw e;
        }
    }

    private Answer addChecked(Accounts.Caller caller, @Nullable Form form, boolean losesOriginal) {
        world.profile().rules().upload(form);
        ReceivedFile file = form == null ? null : form.file();
        if (form == null || file == null) {
            throw Refusal.of(400, "File is required");
        }
        checkQuota(caller.user(), file);
        StoredAsset liveVideo = liveVideo(caller.user(), form.field("livePhotoVideoId"));
        StoredAsset wanted = asset(caller.user(), form, file);
        StoredAsset stored = world.assets().add(wanted);
        if (!stored.id().equals(wanted.id())) {
            FileReceiver.discard(file);
            return duplicate(stored);
        }
        if (liveVideo != null) {
            world.assets()
                    .change(liveVideo.id(), video -> video.hidden(world.clock().instant()));
        }
        boolean half = world.profile().failsOnEmptyMetadata() && isEmptyList(form.field("metadata"));
        if (half || losesOriginal) {
            world.assets().change(stored.id(), StoredAsset::withoutOriginal);
            FileReceiver.discard(file);
            throw Refusal.of(500, "Failed to upload asset");
        }
        return Answer.json(201, Json.object().put("id", stored.id()).put("status", "created"));
    }

    private StoredAsset asset(Accounts.User owner, Form form, ReceivedFile file) {
        String name = form.fields().getOrDefault("filename", file.name());
        Instant now = world.clock().instant();
        return new StoredAsset(
                world.ids().uuid(),
                owner.id(),
                name,
                file.sha1(),
                file.size(),
                world.profile().media().isVideo(name),
                form.fields().getOrDefault("visibility", "timeline"),
                false,
                form.sidecar(),
                Map.copyOf(form.fields()),
                now,
                now,
                file.kept(),
                false);
    }

    private void checkQuota(Accounts.User owner, ReceivedFile file) {
        Long quota = owner.quota();
        if (quota != null && world.assets().bytesOf(owner.id()) + file.size() > quota) {
            throw Refusal.of(400, "Quota has been exceeded!");
        }
    }

    private @Nullable StoredAsset liveVideo(Accounts.User owner, @Nullable String id) {
        if (id == null) {
            return null;
        }
        StoredAsset video = world.assets().find(id);
        if (video == null || !video.owner().equals(owner.id())) {
            throw Refusal.of(400, "Live photo video not found");
        }
        if (!video.video()) {
            throw Refusal.of(400, "Live photo video must be a video");
        }
        return video;
    }

    /** The answer of checkBulkUpload. */
    Answer check(Accounts.Caller caller, JsonNode body) {
        world.profile().rules().checkItems(body);
        JsonNode items = body.path("assets");
        if (items.isEmpty() || items.size() > MOST_CHECKSUMS) {
            throw Refusal.of(500, "Failed to check bulk upload");
        }
        ObjectNode answer = Json.object();
        var results = answer.putArray("results");
        for (JsonNode item : items) {
            ObjectNode result = results.addObject().put("id", item.path("id").asText());
            String sha1 = decode(item.path("checksum").asText());
            StoredAsset asset =
                    sha1 == null ? null : world.assets().find(caller.user().id(), sha1);
            if (asset == null) {
                result.put("action", "accept");
            } else {
                result.put("action", "reject").put("reason", "duplicate").put("assetId", asset.id());
                result.put("isTrashed", asset.trashed());
            }
        }
        return Answer.json(200, answer);
    }

    private static Answer duplicate(StoredAsset asset) {
        return Answer.json(200, Json.object().put("status", "duplicate").put("id", asset.id()));
    }

    private static boolean isEmptyList(@Nullable String metadata) {
        JsonNode json = metadata == null ? null : Shapes.json(metadata);
        return json != null && json.isArray() && json.isEmpty();
    }

    /** SHA-1 in hex from hex or, by its length of 28, from base64; null from anything else, which matches nothing. */
    static @Nullable String decode(String checksum) {
        try {
            byte[] bytes = checksum.length() == 28
                    ? Base64.getDecoder().decode(checksum)
                    : HexFormat.of().parseHex(checksum);
            return bytes.length == 20 ? HexFormat.of().formatHex(bytes) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
