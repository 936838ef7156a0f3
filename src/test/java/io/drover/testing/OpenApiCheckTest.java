package io.drover.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that the document does not describe is found, and one that it describes is not complained of. */
class OpenApiCheckTest {
    private static final String ID = "b8f3a28b-738f-4d9b-b9af-9ca2057e7d2a";
    private static final String DATES =
            field("fileCreatedAt", "2018-05-06T04:08:09.000Z") + field("fileModifiedAt", "2018-05-06T04:08:09.000Z");
    private static final String DEVICE = field("deviceAssetId", "a") + field("deviceId", "d");

    private final OpenApiCheck check = new OpenApiCheck("2.7.5");

    @ParameterizedTest
    @ValueSource(strings = {"1.135.3", "1.144.1", "2.7.5", "3.1.0"})
    void every_version_has_a_document(String version) {
        OpenApiCheck anyVersion = new OpenApiCheck(version);

        assertThat(anyVersion.problems("GET", "/api/server/ping", "", Map.of(), "", new byte[0]))
                .isEmpty();
        assertThat(anyVersion.problems("GET", "/api/server/pong", "", Map.of(), "", new byte[0]))
                .containsExactly("GET /api/server/pong is no operation of the document");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET    | /api/assets/" + ID + "          | key=of-a-link          | -",
                "HEAD   | /api/assets/" + ID + "/original | -                      | -",
                "GET    | /api/assets/" + ID + "/thumbnail | size=preview          | -",
                "GET    | /api/assets/statistics          | isFavorite=true&visibility=archive | -",
                "GET    | /api/assets/random              | count=2                | -",
                "POST   | /api/assets/bulk-upload-check   | -                      | {\"assets\":[{\"id\":\"a\",\"checksum\":\"b\"}]}",
                "PUT    | /api/assets/" + ID
                        + "          | -                      | {\"livePhotoVideoId\":null,\"rating\":5}",
                "PUT    | /api/assets/" + ID
                        + "/metadata | -                      | {\"items\":[{\"key\":\"k\",\"value\":{\"any\":1}}]}",
                "DELETE | /api/assets                     | -                      | {\"ids\":[\"" + ID
                        + "\"],\"force\":true}",
                "POST   | /api/search/metadata            | -                      | {\"visibility\":\"archive\",\"updatedAfter\":\"2026-01-01T00:00:00.000Z\"}",
                "POST   | /api/sync/stream                | -                      | {\"types\":[\"AssetsV1\"],\"reset\":true}",
                "POST   | /api/trash/empty                | -                      | -"
            })
    void a_request_as_it_should_be_has_no_problems(String method, String path, String query, String body) {
        assertThat(problems(method, path, query, body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET    | /users/me                       | -            | - | is not under /api",
                "PATCH  | /api/assets                     | -            | - | is no operation of the document",
                "GET    | /api/assets/abc                 | -            | - | has a wrong path parameter 'id'",
                "GET    | /api/assets/statistics          | isFavorite=yes | - | has a wrong query parameter 'isFavorite'",
                "GET    | /api/assets/statistics          | isFavourite=true | - | has the unknown query parameter 'isFavourite'",
                "GET    | /api/assets/random              | count=two    | - | has a wrong query parameter 'count'",
                "GET    | /api/assets/" + ID + "/thumbnail | size=huge   | - | has a wrong query parameter 'size'",
                "POST   | /api/assets/bulk-upload-check   | -            | - | lacks a body",
                "POST   | /api/assets/bulk-upload-check   | -            | {\"assets\":[{\"id\":\"a\"}]} | 'checksum'",
                "POST   | /api/assets/bulk-upload-check   | -            | {\"assets\":[{\"id\":1,\"checksum\":\"b\"}]} | /assets/0/id",
                "POST   | /api/assets/bulk-upload-check   | -            | {\"assets\":[], | has a body that is not JSON",
                "PUT    | /api/assets/" + ID + "          | -            | {\"rating\":6} | /rating",
                "PUT    | /api/assets/" + ID + "          | -            | {\"isFavorite\":null} | /isFavorite",
                "PUT    | /api/assets/" + ID
                        + "          | -            | {\"livePhotoVideoId\":\"x\"} | /livePhotoVideoId",
                "PUT    | /api/assets/" + ID + "          | -            | {\"visibilty\":\"archive\"} | 'visibilty'",
                "PUT    | /api/assets/" + ID + "          | -            | {\"visibility\":\"secret\"} | /visibility",
                "POST   | /api/search/metadata            | -            | {\"updatedAfter\":\"yesterday\"} | /updatedAfter",
                "POST   | /api/sync/stream                | -            | {\"types\":[\"AssetsV2\"]} | /types/0",
                "POST   | /api/trash/empty                | -            | {} | has a body, but the operation takes none"
            })
    void a_wrong_request_is_found(String method, String path, String query, String body, String problem) {
        assertThat(problems(method, path, query, body))
                .singleElement()
                .asString()
                .startsWith(method + " " + path + " ")
                .contains(problem);
    }

    @Test
    void what_a_version_does_not_have_is_found() {
        OpenApiCheck newest = new OpenApiCheck("3.1.0");

        assertThat(newest.problems(
                        "POST",
                        "/api/sync/stream",
                        "",
                        Map.of(),
                        "application/json",
                        bytes("{\"types\":[\"AssetsV2\"]}")))
                .isEmpty();
        assertThat(newest.problems("GET", "/api/assets/device/phone", "", Map.of(), "", new byte[0]))
                .containsExactly("GET /api/assets/device/phone is no operation of the document");
    }

    @Test
    void a_body_of_another_type_is_found() {
        assertThat(check.problems("PUT", "/api/tags", "", Map.of(), "text/plain", bytes("tags")))
                .containsExactly(
                        "PUT /api/tags has a body of type 'text/plain', but the operation takes application/json");
    }

    @Test
    void a_complete_form_has_no_problems() {
        String form = DEVICE
                + DATES
                + field("isFavorite", "true")
                + field("visibility", "archive")
                + field("metadata", "[{\"key\":\"k\",\"value\":{}}]")
                + file("assetData");

        assertThat(upload(check, form)).isEmpty();
        assertThat(upload(new OpenApiCheck("3.1.0"), DATES + field("duration", "1500") + file("assetData")))
                .isEmpty();
    }

    @Test
    void missing_unknown_and_wrong_parts_are_found() {
        assertThat(upload(check, DEVICE + DATES)).containsExactly("POST /api/assets lacks the part 'assetData'");
        assertThat(upload(check, DEVICE + DATES + file("assetData") + field("isFavourite", "true")))
                .containsExactly("POST /api/assets has the unknown part 'isFavourite'");
        assertThat(upload(check, DEVICE + DATES + field("assetData", "text")))
                .containsExactly("POST /api/assets has the part 'assetData' as a field");
        assertThat(upload(check, DEVICE + DATES + file("assetData") + file("assetData")))
                .containsExactly("POST /api/assets has the part 'assetData' twice");
        assertThat(upload(check, DEVICE + DATES + file("assetData") + field("isFavorite", "yes")))
                .singleElement()
                .asString()
                .startsWith("POST /api/assets has a wrong part 'isFavorite'");
        assertThat(upload(check, DEVICE + DATES + file("assetData") + field("visibility", "secret")))
                .singleElement()
                .asString()
                .startsWith("POST /api/assets has a wrong part 'visibility'");
        assertThat(upload(check, DEVICE + DATES + file("assetData") + field("metadata", "[{\"key\":1}]")))
                .allMatch(problem -> problem.startsWith("POST /api/assets has a wrong part 'metadata'"))
                .hasSize(2);
    }

    @Test
    void dates_count_by_their_format() {
        OpenApiCheck newest = new OpenApiCheck("3.1.0");
        String form = field("fileCreatedAt", "2018-05-06")
                + field("fileModifiedAt", "2018-05-06T04:08:09Z")
                + file("assetData");

        assertThat(upload(newest, form))
                .isNotEmpty()
                .allMatch(problem -> problem.startsWith("POST /api/assets has a wrong part 'fileCreatedAt'"));
    }

    @Test
    void of_a_form_that_was_not_kept_whole_the_kept_parts_are_checked() {
        byte[] begin = bytes(DEVICE + field("isFavorite", "yes") + file("assetData"));
        RecordedRequest cut = new RecordedRequest(
                "POST", "/api/assets", "", Map.of("content-type", List.of(TYPE)), begin, begin.length + 1_000L);

        assertThat(check.problems(cut))
                .singleElement()
                .asString()
                .startsWith("POST /api/assets has a wrong part 'isFavorite'");
    }

    @Test
    void a_form_that_ends_too_early_is_found() {
        assertThat(check.problems("POST", "/api/assets", "", Map.of(), TYPE, bytes(DEVICE + DATES)))
                .contains("POST /api/assets has a form that ends too early");
    }

    private static final String TYPE = "multipart/form-data; boundary=limit";

    private List<String> problems(String method, String path, String query, String body) {
        return check.problems(
                method,
                path,
                query == null ? "" : query,
                Map.of(),
                body == null ? "" : "application/json; charset=utf-8",
                body == null ? new byte[0] : bytes(body));
    }

    private static List<String> upload(OpenApiCheck check, String parts) {
        Map<String, String> headers = Map.of("x-immich-checksum", "abc");
        return check.problems("POST", "/api/assets", "", headers, TYPE, bytes(parts + "--limit--\r\n"));
    }

    private static String field(String name, String value) {
        return "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String name) {
        return "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"a.jpg\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\nbytes\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
