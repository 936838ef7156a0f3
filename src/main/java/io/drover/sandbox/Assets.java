package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be done with assets that are there. */
final class Assets {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final Set<String> COUNTED = Set.of("timeline", "archive");

    private final World world;

    Assets(World world) {
        this.world = world;
    }

    Answer info(Accounts.Caller caller, String id) {
        world.profile().rules().id(id);
        StoredAsset asset = visible(caller, id);
        if (asset == null) {
            throw Refusal.of(400, "Not found or no asset.read access");
        }
        return Answer.json(
                200, new AssetTies(world).addTo(new AssetViews(world.profile()).asset(asset, caller.user())));
    }

    /** Moves assets into the trash, or removes them for good; one that is not the caller's stops it all. */
    Answer delete(Accounts.Caller caller, JsonNode body) {
        List<String> ids = idsOfOwn(caller, body);
        for (String id : ids) {
            if (body.path("force").asBoolean(false)) {
                world.assets().remove(id);
            } else {
                world.assets().trash(id, true);
            }
        }
        return Answer.noContent();
    }

    Answer restore(Accounts.Caller caller, JsonNode body) {
        return restored(idsOfOwn(caller, body));
    }

    Answer restoreAll(Accounts.Caller caller) {
        String owner = caller.user().id();
        return restored(world.assets().list(asset -> asset.owner().equals(owner) && asset.trashed()).stream()
                .map(StoredAsset::id)
                .toList());
    }

    private Answer restored(List<String> ids) {
        int count = 0;
        for (String id : ids) {
            count += world.assets().trash(id, false) ? 1 : 0;
        }
        return Answer.json(200, Json.object().put("count", count));
    }

    private List<String> idsOfOwn(Accounts.Caller caller, JsonNode body) {
        world.profile().rules().ids(body);
        List<String> ids = new ArrayList<>();
        for (JsonNode id : body.path("ids")) {
            if (visible(caller, id.asText()) == null) {
                throw Refusal.of(400, "Not found or no asset.delete access");
            }
            ids.add(id.asText());
        }
        return ids;
    }

    /** Counts; without a filter those of the timeline and the archive that are not in the trash. */
    Answer statistics(Accounts.Caller caller, Map<String, String> query) {
        String favorite = flag(query, "isFavorite");
        String trashed = flag(query, "isTrashed");
        String visibility = query.get("visibility");
        String owner = caller.user().id();
        Predicate<StoredAsset> filter = asset -> asset.owner().equals(owner)
                && asset.trashed() == "true".equals(trashed)
                && (visibility == null ? COUNTED.contains(asset.visibility()) : visibility.equals(asset.visibility()))
                && (favorite == null || favorite.equals(String.valueOf(AssetViews.isFavorite(asset))));
        List<StoredAsset> found = world.assets().list(filter);
        long videos = found.stream().filter(StoredAsset::video).count();
        return Answer.json(
                200,
                Json.object()
                        .put("images", found.size() - videos)
                        .put("videos", videos)
                        .put("total", found.size()));
    }

    private @Nullable String flag(Map<String, String> query, String name) {
        String value = query.get(name);
        if (value != null) {
            world.profile().rules().flag(name, value);
        }
        return value;
    }

    /** The original, or a part of it; where the bytes were not kept, so many zeros. */
    Answer original(Accounts.Caller caller, String id, @Nullable String range) {
        world.profile().rules().id(id);
        StoredAsset asset = visible(caller, id);
        if (asset == null) {
            int status = world.profile().unknownOriginalStatus();
            throw Refusal.of(status, status == 404 ? "Not Found" : "Not found or no asset.download access");
        }
        if (asset.originalMissing()) {
            throw unreadable();
        }
        Map<String, String> headers = headers(asset);
        Matcher matcher = RANGE.matcher(range == null ? "" : range);
        if (!matcher.matches()) {
            return new Answer(200, headers, new Answer.Original(asset, 0, asset.size()));
        }
        long from = Long.parseLong(matcher.group(1));
        long last = asset.size() - 1;
        long to = matcher.group(2).isEmpty() ? last : Math.min(last, Long.parseLong(matcher.group(2)));
        if (from > to) {
            throw unreadable();
        }
        headers.put("Content-Range", "bytes " + from + "-" + to + "/" + asset.size());
        return new Answer(206, headers, new Answer.Original(asset, from, to - from + 1));
    }

    private Map<String, String> headers(StoredAsset asset) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", world.profile().originalCacheControl());
        headers.put("Content-Type", AssetViews.mimeType(asset));
        String name = URLEncoder.encode(asset.name(), StandardCharsets.UTF_8).replace("+", "%20");
        headers.put("Content-Disposition", "inline; filename*=UTF-8''" + name);
        headers.put("Accept-Ranges", "bytes");
        Instant modified = AssetViews.date(asset, "fileModifiedAt");
        headers.put(
                "ETag",
                "W/\"" + Long.toHexString(asset.size()) + "-" + Long.toHexString(modified.toEpochMilli()) + '"');
        headers.put("Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atOffset(ZoneOffset.UTC)));
        return headers;
    }

    private Refusal unreadable() {
        int status = world.profile().unreadableOriginalStatus();
        return status == 404 ? Refusal.of(status, "Not Found") : Refusal.unexpected();
    }

    /** The asset, if the caller may know of it: his own, and not locked. */
    private @Nullable StoredAsset visible(Accounts.Caller caller, String id) {
        StoredAsset asset = world.assets().find(id);
        boolean seen = asset != null
                && asset.owner().equals(caller.user().id())
                && !asset.visibility().equals("locked");
        return seen ? asset : null;
    }
}
