package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which of a user's assets a search asks for: those that fulfil all of its conditions. */
final class AssetQuery implements Predicate<StoredAsset> {
    private final List<Predicate<StoredAsset>> conditions = new ArrayList<>();
    private final World world;
    private final JsonNode body;

    /** @param body that keeps the {@link SearchRules} */
    AssetQuery(World world, Accounts.User owner, JsonNode body) {
        this.world = world;
        this.body = body;
        conditions.add(asset -> asset.owner().equals(owner.id()));
        visibility();
        trash();
        whatItIs();
        whereItIs();
        times();
        new ExifQuery(new AssetViews(world.profile()), owner, body).addTo(conditions);
    }

    @Override
    public boolean test(StoredAsset asset) {
        return conditions.stream().allMatch(condition -> condition.test(asset));
    }

    private void visibility() {
        String wanted = body.path("visibility").asText("");
        if (!wanted.isEmpty()) {
            conditions.add(asset -> asset.visibility().equals(wanted));
        } else if (world.profile().major() < 3) {
            conditions.add(asset -> asset.visibility().equals("timeline"));
        } else {
            conditions.add(asset -> !asset.visibility().equals("locked"));
        }
    }

    private void trash() {
        boolean withDeleted = body.path("withDeleted").asBoolean()
                || body.has("trashedAfter")
                || body.has("trashedBefore")
                || body.path("isOffline").asBoolean();
        if (!withDeleted) {
            conditions.add(asset -> !asset.trashed());
        }
    }

    private void whatItIs() {
        same("id", StoredAsset::id);
        same("type", asset -> asset.video() ? "VIDEO" : "IMAGE");
        if (world.profile().major() < 3) {
            same("deviceId", asset -> asset.fields().getOrDefault("deviceId", ""));
            same("deviceAssetId", asset -> asset.fields().getOrDefault("deviceAssetId", ""));
        }
        if (body.path("checksum").isTextual()) {
            String sha1 = Uploads.decode(body.path("checksum").asText());
            conditions.add(asset -> asset.sha1().equals(sha1));
        }
        String name = plain(body.path("originalFileName").asText(""));
        conditions.add(asset -> name.isEmpty() || plain(asset.name()).contains(name));
        flag("isFavorite", StoredAsset::favorite);
        flag("isMotion", asset -> asset.fields().containsKey("livePhotoVideoId"));
        flag("isOffline", asset -> false);
        flag("isEncoded", asset -> false);
    }

    private void whereItIs() {
        List<String> albums = Json.texts(body.path("albumIds"));
        List<String> tags = Json.texts(body.path("tagIds"));
        conditions.add(asset -> albums.stream().allMatch(id -> world.albums().holds(id, asset.id())));
        conditions.add(asset -> tags.stream().allMatch(id -> world.tags().bears(asset.id(), id)));
        if (body.path("isNotInAlbum").asBoolean() && albums.isEmpty()) {
            conditions.add(asset -> world.albums().albumsOf(asset.id()).isEmpty());
        }
        // The sandbox knows no persons and no external libraries, so nothing is of theirs.
        if (!body.path("personIds").isEmpty() || body.path("libraryId").isTextual()) {
            conditions.add(asset -> false);
        }
    }

    private void times() {
        span("created", StoredAsset::createdAt);
        span("updated", StoredAsset::updatedAt);
        span("taken", OwnAssets::taken);
        if (body.has("trashedAfter") || body.has("trashedBefore")) {
            conditions.add(StoredAsset::trashed);
            span("trashed", StoredAsset::updatedAt);
        }
    }

    private void span(String name, Function<StoredAsset, Instant> time) {
        Instant after = Shapes.date(body.path(name + "After").asText());
        Instant before = Shapes.date(body.path(name + "Before").asText());
        if (after != null) {
            conditions.add(asset -> !time.apply(asset).isBefore(after));
        }
        if (before != null) {
            conditions.add(asset -> !time.apply(asset).isAfter(before));
        }
    }

    private void same(String name, Function<StoredAsset, String> property) {
        String wanted = body.path(name).asText("");
        if (!wanted.isEmpty()) {
            conditions.add(asset -> Objects.equals(property.apply(asset), wanted));
        }
    }

    private void flag(String name, Predicate<StoredAsset> property) {
        if (body.has(name)) {
            boolean wanted = body.path(name).asBoolean();
            conditions.add(asset -> property.test(asset) == wanted);
        }
    }

    /** A text without its accents and in small letters, as names are compared. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
