package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Albums as JSON. */
final class AlbumViews {
    private final World world;
    private final Profile profile;

    AlbumViews(World world) {
        this.world = world;
        this.profile = world.profile();
    }

    /**
     * An album that was just read.
     *
     * @param assets what it shows
     * @param withAssets whether the assets are told too, by versions that ever do
     */
    ObjectNode read(Album album, Accounts.User owner, List<StoredAsset> assets, boolean withAssets) {
        ObjectNode json = head(album, owner);
        span(json, assets, time -> AssetViews.time(time.truncatedTo(ChronoUnit.DAYS)));
        tail(json, album, owner, assets, withAssets);
        assets.stream()
                .map(StoredAsset::updatedAt)
                .max(Comparator.naturalOrder())
                .ifPresent(last -> json.put("lastModifiedAssetTimestamp", AssetViews.time(last)));
        return json;
    }

    /** An album that was just made or changed. */
    ObjectNode written(Album album, Accounts.User owner, List<StoredAsset> assets, boolean withAssets) {
        ObjectNode json = head(album, owner);
        span(json, assets, RowTimes::of);
        tail(json, album, owner, assets, withAssets);
        return json;
    }

    private ObjectNode head(Album album, Accounts.User owner) {
        ObjectNode json = Json.object()
                .put("albumName", album.name())
                .put("description", album.description())
                .put("albumThumbnailAssetId", album.thumbnail())
                .put("createdAt", AssetViews.time(album.createdAt()))
                .put("updatedAt", AssetViews.time(album.updatedAt()))
                .put("id", album.id());
        if (profile.major() < 3) {
            json.put("ownerId", owner.id()).set("owner", RowTimes.in(AssetViews.owner(owner)));
        }
        List<AlbumMember> members = world.albums().members(album.id());
        ArrayNode users = json.putArray("albumUsers");
        members.stream()
                .filter(member -> !member.isOwner() || profile.major() >= 3)
                .forEach(member -> users.add(member(member)));
        return json.put("shared", members.size() > 1).put("hasSharedLink", false);
    }

    private ObjectNode member(AlbumMember member) {
        Accounts.User user = world.accounts().known(member.user());
        ObjectNode json = Json.object();
        json.set("user", RowTimes.in(AssetViews.owner(user)));
        return json.put("role", member.role());
    }

    /** From when to when its assets were taken; an empty album does not say. */
    private static void span(ObjectNode json, List<StoredAsset> assets, Function<Instant, String> format) {
        if (!assets.isEmpty()) {
            List<Instant> times = assets.stream().map(OwnAssets::taken).toList();
            json.put("startDate", format.apply(Collections.min(times)));
            json.put("endDate", format.apply(Collections.max(times)));
        }
    }

    private void tail(ObjectNode json, Album album, Accounts.User owner, List<StoredAsset> assets, boolean withAssets) {
        if (profile.major() < 3) {
            json.set("assets", new ListedAssets(profile).nested(withAssets ? assets : List.of(), owner));
        }
        json.put("assetCount", assets.size());
        json.put("isActivityEnabled", album.activity()).put("order", album.order());
    }
}
