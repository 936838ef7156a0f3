package io.drover.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Originals, thumbnails and videos of assets. */
final class AssetFiles {
    /** Images that every browser shows, so that nothing else is made of them. */
    private static final Set<String> SHOWN_BY_BROWSERS = Set.of(".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp");

    private final World world;
    private final Access access;
    private final FileAnswers files;

    AssetFiles(World world) {
        this.world = world;
        this.access = new Access(world);
        this.files = new FileAnswers(world.profile());
    }

    /** The answer of downloadAsset. */
    Answer original(Endpoints.Input input) {
        world.profile().rules().id(input.id());
        checkEdited(input.query());
        StoredAsset asset = access.visible(input.knownCaller(), input.id());
        if (asset == null) {
            int status = world.profile().unknownOriginalStatus();
            String words = status == 404 ? "Not Found" : "Not found or no asset.download access";
            throw Refusal.of(status, words).with(files.errorHeaders());
        }
        return send(asset, asset.name(), input.conditions());
    }

    /** The answer of playAssetVideo: the original, since nothing is transcoded. */
    Answer playback(Endpoints.Input input) {
        world.profile().rules().id(input.id());
        StoredAsset asset = access.require(input.knownCaller(), input.id(), "asset.view");
        if (!asset.video()) {
            throw Refusal.of(400, "Asset is not a video");
        }
        return send(asset, null, input.conditions());
    }

    private Answer send(StoredAsset asset, @Nullable String name, Conditions conditions) {
        if (asset.originalMissing()) {
            throw files.unreadable();
        }
        return files.send(SentFile.original(asset, name), conditions);
    }

    /** The answer of viewAsset. */
    Answer thumbnail(Endpoints.Input input) {
        world.profile().rules().id(input.id());
        String size = input.query().getOrDefault("size", "thumbnail");
        world.profile().rules().option("size", size, world.profile().thumbnailSizes());
        checkEdited(input.query());
        StoredAsset asset = access.require(input.knownCaller(), input.id(), "asset.view");
        return switch (size) {
            case "original", "fullsize" -> large(asset, size, input.query());
            case "preview" -> picture(Thumbnails.PREVIEW, asset, size, input.conditions());
            default -> picture(Thumbnails.THUMBNAIL, asset, size, input.conditions());
        };
    }

    private Answer large(StoredAsset asset, String size, Map<String, String> query) {
        boolean original = size.equals("original");
        if (original && !world.profile().redirectsToOriginal()) {
            throw Refusal.of(400, "May not request original file");
        }
        Map<String, String> rest = new LinkedHashMap<>(query);
        rest.remove("size");
        if (original || SHOWN_BY_BROWSERS.contains(MediaKinds.extension(asset.name())) && !isEdited(query)) {
            return redirect("original?", rest);
        }
        rest.put("size", "preview");
        return redirect("?", rest);
    }

    private static Answer redirect(String target, Map<String, String> query) {
        StringBuilder location = new StringBuilder(target);
        query.forEach((name, value) -> location.append(location.charAt(location.length() - 1) == '?' ? "" : "&")
                .append(name)
                .append('=')
                .append(value));
        return Answer.redirect(location.toString());
    }

    private Answer picture(Thumbnails kind, StoredAsset asset, String size, Conditions conditions) {
        var made = asset.createdAt().plus(world.jobs());
        if (made.isAfter(world.clock().instant())) {
            throw Refusal.of(404, "Asset media not found");
        }
        return files.send(kind.of(asset, size, made), conditions);
    }

    private void checkEdited(Map<String, String> query) {
        String edited = query.get("edited");
        if (edited != null && world.profile().major() > 1) {
            world.profile().rules().flag("edited", edited);
        }
    }

    private boolean isEdited(Map<String, String> query) {
        return world.profile().major() > 1 && "true".equals(query.get("edited"));
    }
}
