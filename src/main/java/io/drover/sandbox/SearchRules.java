package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the versions demand of a search. */
final class SearchRules {
    static final int MOST = 1000;

    private static final List<String> FLAGS = List.of(
            "isFavorite",
            "isNotInAlbum",
            "isOffline",
            "isMotion",
            "isEncoded",
            "withDeleted",
            "withExif",
            "withPeople",
            "withStacked");
    private static final List<String> DATES = List.of(
            "createdBefore",
            "createdAfter",
            "updatedBefore",
            "updatedAfter",
            "trashedBefore",
            "trashedAfter",
            "takenBefore",
            "takenAfter");
    private static final List<String> PLACES_AND_CAMERAS =
            List.of("city", "state", "country", "make", "model", "lensModel");
    private static final List<String> TEXTS = List.of("checksum", "originalFileName", "originalPath", "description");
    private static final List<String> TYPES = List.of("IMAGE", "VIDEO", "AUDIO", "OTHER");

    private final Profile profile;

    SearchRules(Profile profile) {
        this.profile = profile;
    }

    /** The body of searchAssets. */
    void metadata(JsonNode body) {
        Fields fields = common(body)
                .uuid("id", Fields.Need.OPTIONAL)
                .integer("page", Fields.Need.OPTIONAL, 1, Integer.MAX_VALUE)
                .option("order", Fields.Need.OPTIONAL, List.of("asc", "desc"));
        TEXTS.forEach(name -> fields.text(name, Fields.Need.OPTIONAL));
        if (profile.major() < 3) {
            fields.text("deviceAssetId", Fields.Need.OPTIONAL);
        }
        fields.refuse();
    }

    /** The body of searchRandom. */
    void random(JsonNode body) {
        common(body).refuse();
    }

    private Fields common(JsonNode body) {
        Fields fields = profile.rules().fields(body).integer("size", Fields.Need.OPTIONAL, 1, MOST);
        FLAGS.forEach(name -> fields.flag(name, Fields.Need.OPTIONAL));
        DATES.forEach(name -> fields.date(name, Fields.Need.OPTIONAL));
        PLACES_AND_CAMERAS.forEach(name -> fields.text(name, Fields.Need.NULLABLE));
        for (String name : List.of("albumIds", "tagIds", "personIds")) {
            fields.uuids(name, Fields.Need.OPTIONAL, 0);
        }
        fields.uuid("libraryId", Fields.Need.NULLABLE);
        fields.option("type", Fields.Need.OPTIONAL, TYPES);
        fields.option("visibility", Fields.Need.OPTIONAL, Shapes.VISIBILITIES);
        if (profile.major() < 3) {
            fields.text("deviceId", Fields.Need.OPTIONAL);
        }
        fields.integer(
                "rating",
                profile.major() == 1 ? Fields.Need.OPTIONAL : Fields.Need.NULLABLE,
                profile.major() < 3 ? -1 : 1,
                5);
        return fields;
    }

    static List<String> placesAndCameras() {
        return PLACES_AND_CAMERAS;
    }
}
