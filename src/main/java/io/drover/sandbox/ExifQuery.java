package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The conditions of a search that ask for what the server read out of the files. */
final class ExifQuery {
    private final AssetViews views;
    private final Accounts.User owner;
    private final JsonNode body;

    ExifQuery(AssetViews views, Accounts.User owner, JsonNode body) {
        this.views = views;
        this.owner = owner;
        this.body = body;
    }

    void addTo(List<Predicate<StoredAsset>> conditions) {
        for (String name : SearchRules.placesAndCameras()) {
            if (body.has(name)) {
                conditions.add(asset -> exif(asset, name).equals(body.path(name)));
            }
        }
        if (body.has("rating")) {
            JsonNode rating = body.path("rating");
            conditions.add(asset -> rating.isNull()
                    ? exif(asset, "rating").isNull()
                    : exif(asset, "rating").asDouble(Double.NaN) == rating.asDouble());
        }
        contains(conditions, "description", asset -> exif(asset, "description").asText());
        contains(
                conditions,
                "originalPath",
                asset -> views.asset(asset, owner).path("originalPath").asText());
    }

    private void contains(
            List<Predicate<StoredAsset>> conditions, String name, Function<StoredAsset, String> property) {
        String part = AssetQuery.plain(body.path(name).asText(""));
        if (!part.isEmpty()) {
            conditions.add(asset -> AssetQuery.plain(property.apply(asset)).contains(part));
        }
    }

    private JsonNode exif(StoredAsset asset, String name) {
        return views.asset(asset, owner).path("exifInfo").path(name);
    }
}
