package io.drover.cli;

import io.drover.ingest.TargetId;
import io.drover.text.PathText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a plan: what it was made for, and how.
 *
 * @param version of Drover
 * @param created ISO 8601
 * @param target whom the files are for
 * @param options of the command line, each with its value, that say what is done with files
 * @param places the folders and lists that the files come from
 */
record PlanHeader(String version, String created, TargetId target, List<String> options, List<Place> places) {
    private static final long FORMAT = 1;

    /** A place of an upload without its files. @param path its folder, as {@link PathText} writes it */
    record Place(String source, String path, boolean beyond) {
        /** With the files that this names. */
        UploadSource.Place of(UploadSource.Listing listing) {
            return new UploadSource.Place(source, PathText.path(path), List.of(), listing, beyond);
        }
    }

    static PlanHeader of(Instant now, TargetId target, List<String> options, List<UploadSource.Place> from) {
        List<Place> places = from.stream()
                .map(place -> new Place(place.source(), PathText.of(place.path()), place.beyond()))
                .toList();
        return new PlanHeader(Version.ofDrover(), now.toString(), target, options, places);
    }

    /** @throws IllegalArgumentException when this is not the first line of a plan that this version reads */
    static PlanHeader of(Map<String, @Nullable Object> line) {
        if (Json.number(line, "plan") != FORMAT) {
            throw new IllegalArgumentException("it was written by another version of Drover");
        }
        List<Place> places = new ArrayList<>();
        for (Object item : Json.list(line, "places")) {
            Map<String, @Nullable Object> place = Json.object(item);
            places.add(new Place(
                    Json.text(place, "source"), Json.text(place, "path"), Boolean.TRUE.equals(place.get("beyond"))));
        }
        return new PlanHeader(
                Json.text(line, "version"),
                Json.text(line, "created"),
                new TargetId(Json.text(line, "server"), Json.text(line, "user")),
                Json.list(line, "options").stream().map(String::valueOf).toList(),
                places);
    }

    Map<String, Object> toJson() {
        return Json.object(
                "plan",
                FORMAT,
                "version",
                version,
                "created",
                created,
                "server",
                target.server(),
                "user",
                target.user(),
                "options",
                options,
                "places",
                places.stream()
                        .map(place ->
                                Json.object("source", place.source(), "path", place.path(), "beyond", place.beyond()))
                        .toList());
    }
}
