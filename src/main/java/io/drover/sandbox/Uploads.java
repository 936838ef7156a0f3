package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The meaning of uploadAsset and checkBulkUpload. */
final class Uploads {
    /** PostgreSQL takes so many parameters in one statement, and each checksum is one. */
    private static final int MOST_CHECKSUMS = 65_535;

    private final World world;
    private final LivePhotos livePhotos;

    Uploads(World world) {
        this.world = world;
        this.livePhotos = new LivePhotos(world);
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
        return discardWhenRefused(form, () -> addChecked(caller, form, losesOriginal));
    }

    private Answer addChecked(Accounts.Caller caller, @Nullable Form received, boolean losesOriginal) {
        world.profile().rules().upload(received);
        Form form = withFile(received);
        checkQuota(world, caller.user(), form.receivedFile());
        String videoId = form.field("livePhotoVideoId");
        StoredAsset liveVideo = videoId == null ? null : livePhotos.video(caller.user(), videoId);
        StoredAsset wanted = asset(caller.user(), form);
        StoredAsset stored = world.assets().add(wanted);
        if (!stored.id().equals(wanted.id())) {
            FileReceiver.discard(form.receivedFile());
            return duplicate(stored);
        }
        if (liveVideo != null) {
            livePhotos.hide(liveVideo);
        }
        JsonNode metadata = form.metadata();
        metadata.forEach(
                item -> world.assets().metadata().put(stored, item.path("key").asText(), item.path("value")));
        boolean half = world.profile().failsOnEmptyMetadata() && metadata.isArray() && metadata.isEmpty();
        if (half || losesOriginal) {
            world.assets().change(stored.id(), AssetDraft::withoutOriginal);
            FileReceiver.discard(form.receivedFile());
            throw Refusal.of(500, "Failed to upload asset");
        }
        return Answer.json(201, Json.object().put("id", stored.id()).put("status", "created"));
    }

    private StoredAsset asset(Accounts.User owner, Form form) {
        Instant now = world.clock().instant();
        return form.fill(
                        new AssetDraft(world.ids().uuid(), owner.id(), now),
                        world.profile().media())
                .visibility(form.fields().getOrDefault("visibility", "timeline"))
                .favorite("true".equals(form.field("isFavorite")))
                .liveVideo(form.field("livePhotoVideoId"))
                .sidecar(form.sidecar())
                .build(now);
    }

    /** Does the work; when it is refused, nobody needs the file any more. */
    static Answer discardWhenRefused(@Nullable Form form, Supplier<Answer> work) {
        try {
            return work.get();
        } catch (Refusal e) {
            if (form != null && form.file() != null && e.status() < 500) {
                FileReceiver.discard(form.file());
            }
            throw e;
        }
    }

    /** The form. @throws Refusal when it has no file */
    static Form withFile(@Nullable Form form) {
        if (form == null || form.file() == null) {
            throw Refusal.of(400, "File is required");
        }
        return form;
    }

    /** @throws Refusal when the file does not fit into what its owner may use */
    static void checkQuota(World world, Accounts.User owner, ReceivedFile file) {
        Long quota = owner.quota();
        if (quota != null && world.assets().bytesOf(owner.id()) + file.size() > quota) {
            throw Refusal.of(400, "Quota has been exceeded!");
        }
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
