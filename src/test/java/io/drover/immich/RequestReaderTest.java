package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.immich.api.AlbumOperations;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.MetadataOperations;
import io.drover.immich.api.Operations;
import io.drover.immich.api.SearchOperations;
import io.drover.immich.api.ServerOperations;
import io.drover.immich.api.StackOperations;
import io.drover.immich.api.TagOperations;
import io.drover.immich.api.model.AlbumAssets;
import io.drover.immich.api.model.AssetId;
import io.drover.immich.api.model.DeleteAssets;
import io.drover.immich.api.model.MetadataItem;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.SearchAssets;
import io.drover.immich.api.model.Tag;
import io.drover.immich.api.model.UpdateAsset;
import io.drover.immich.api.model.UpdateAssetMetadata;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request is made of what the body says, and of headers for the rest; what does not fit is named in a sentence. */
class RequestReaderTest {
    private static final String ID = "3f0f6a3c-8b1c-4c1e-9d59-0a5b8f3d2a11";
    private static final String OTHER = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final Tag TAG = new Tag(ID, "Rome", "Travel/Rome", null, null, "", "", Map.of());

    private final DefaultCamelContext context = new DefaultCamelContext();

    @Test
    void the_body_may_be_the_record() {
        UpdateAsset request = new UpdateAsset(ID, true, null, null, null, null, Optional.empty(), null, null);

        assertThat(read(AssetOperations.UPDATE_ASSET, request)).isEqualTo(request);
    }

    @ParameterizedTest
    @MethodSource("objects")
    void the_body_may_be_a_map_or_json_in_any_form(Object body) {
        UpdateAsset request = read(AssetOperations.UPDATE_ASSET, body);

        assertThat(request.id()).isEqualTo(ID);
        assertThat(request.isFavorite()).isTrue();
        assertThat(request.latitude()).isEqualTo(41.5);
        assertThat(request.rating()).isEmpty();
        assertThat(request.livePhotoVideoId()).isNull();
        assertThat(String.valueOf(request.dateTimeOriginal())).isEqualTo("2020-01-02T03:04:05Z");
    }

    static Stream<Object> objects() throws Exception {
        String json = "{\"id\": \"" + ID + "\", \"isFavorite\": true, \"latitude\": 41.5, \"rating\": null,"
                + " \"dateTimeOriginal\": \"2020-01-02T03:04:05Z\"}";
        Map<String, Object> map = new HashMap<>(Map.of(
                "assetId",
                ID,
                "isFavorite",
                true,
                "latitude",
                41.5,
                "dateTimeOriginal",
                Instant.parse("2020-01-02T03:04:05Z")));
        map.put("rating", null);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                map, json, " " + json, bytes, new ByteArrayInputStream(bytes), new ObjectMapper().readTree(json));
    }

    @Test
    void what_the_body_does_not_say_comes_from_headers_and_the_body_beats_them() {
        Map<String, Object> headers = Map.of(
                "CamelImmichAssetId", OTHER,
                "CamelImmichIsFavorite", "TRUE",
                "CamelImmichLatitude", "41.5",
                "CamelImmichLongitude", 12,
                "CamelImmichRating", "5",
                "CamelImmichDescription", "",
                "CamelImmichVisibility", "archive");

        UpdateAsset request = read(AssetOperations.UPDATE_ASSET, Map.of("id", ID), headers);

        assertThat(request).isEqualTo(new UpdateAsset(ID, true, "archive", null, 41.5, 12.0, Optional.of(5), "", null));
    }

    @ParameterizedTest
    @MethodSource("idLists")
    void the_ids_of_a_batch_come_as_any_list(Object header) {
        DeleteAssets request = read(AssetOperations.DELETE_ASSETS, null, Map.of("CamelImmichAssetIds", header));

        assertThat(request.ids()).containsExactly(ID, OTHER);
    }

    static Stream<Object> idLists() {
        return Stream.of(ID + ", " + OTHER + ",", List.of(ID, OTHER), "[\"" + ID + "\",\"" + OTHER + "\"]");
    }

    @ParameterizedTest
    @MethodSource("listBodies")
    void a_list_in_the_body_is_the_batch(Object body) {
        AlbumAssets request = read(AlbumOperations.ADD_ASSETS_TO_ALBUM, body, Map.of("CamelImmichAlbumId", OTHER));

        assertThat(request).isEqualTo(new AlbumAssets(OTHER, List.of(ID)));
    }

    static Stream<Object> listBodies() {
        return Stream.of(
                List.of(ID),
                List.of(Map.of("id", ID, "originalFileName", "a.jpg")),
                List.of(new AssetId(ID)),
                "[\"" + ID + "\"]",
                "[{\"id\": \"" + ID + "\"}]");
    }

    @Test
    void a_list_fills_the_only_list_of_an_operation_that_is_no_batch() {
        assertThat(read(StackOperations.CREATE_STACK, List.of(ID, OTHER)).assetIds())
                .containsExactly(ID, OTHER);
    }

    @Test
    void the_text_of_a_uuid_is_the_one_id() {
        assertThat(read(AssetOperations.GET_ASSET_INFO, ID + "\n")).isEqualTo(new AssetId(ID));
        assertThat(read(AssetOperations.DELETE_ASSETS, ID).ids()).containsExactly(ID);
    }

    @Test
    void the_answer_of_an_earlier_step_gives_the_id_of_what_it_is_and_nothing_else() {
        assertThat(read(TagOperations.DELETE_TAG, TAG).id()).isEqualTo(ID);
        assertThat(read(AssetOperations.GET_ASSET_INFO, TAG, Map.of("CamelImmichAssetId", OTHER))
                        .id())
                .isEqualTo(OTHER);
    }

    @ParameterizedTest
    @MethodSource("otherBodies")
    void another_body_is_not_looked_at(@Nullable Object body) {
        AssetId request = read(AssetOperations.GET_ASSET_INFO, body, Map.of("CamelImmichAssetId", ID));

        assertThat(request.id()).isEqualTo(ID);
    }

    static Stream<@Nullable Object> otherBodies() {
        return Stream.of(null, "", Path.of("/photos/a.jpg"), List.of(TAG), 7);
    }

    @Test
    void an_operation_that_takes_nothing_looks_at_nothing() {
        InputStream untouched = InputStream.nullInputStream();

        assertThat(read(ServerOperations.GET_SERVER_VERSION, untouched)).isEqualTo(Nothing.NOTHING);
        assertThat(read(ServerOperations.GET_SERVER_VERSION, "whatever")).isEqualTo(Nothing.NOTHING);
    }

    @Test
    void objects_in_headers_are_json_or_maps() {
        Object json = "[{\"key\": \"a\", \"value\": {\"b\": 1}}]";
        Object map = List.of(Map.of("key", "a", "value", Map.of("b", 1)));

        for (Object items : List.of(json, map)) {
            UpdateAssetMetadata request =
                    read(MetadataOperations.UPDATE_ASSET_METADATA, ID, Map.of("CamelImmichItems", items));
            assertThat(request.items()).containsExactly(new MetadataItem("a", Map.of("b", 1)));
        }
    }

    @Test
    void a_blank_header_is_as_if_it_were_not_there() {
        SearchAssets request = read(
                SearchOperations.SEARCH_ASSETS,
                null,
                Map.of(
                        "CamelImmichSize",
                        " ",
                        "CamelImmichIsFavorite",
                        "",
                        "CamelImmichTakenAfter",
                        "",
                        "CamelImmichPage",
                        2));

        assertThat(request.size()).isNull();
        assertThat(request.isFavorite()).isNull();
        assertThat(request.takenAfter()).isNull();
        assertThat(request.page()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("wrong")
    void what_does_not_fit_is_named(ApiOperation<?, ?> operation, Object body, String sentence) {
        assertThatThrownBy(() -> read(operation, body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageStartingWith("immich:" + operation.id());
    }

    static Stream<Arguments> wrong() {
        var update = AssetOperations.UPDATE_ASSET;
        return Stream.of(
                arguments(
                        update,
                        Map.of("id", ID, "isFavourite", true),
                        "there is no field isFavourite; did you mean isFavorite?; allowed: assetId, isFavorite,"),
                arguments(
                        update,
                        Map.of("id", ID, "isFavorite", "yes"),
                        "the field isFavorite must be true or false, but is 'yes'"),
                arguments(
                        update,
                        "{\"id\": \"" + ID + "\", \"rating\": 1.5}",
                        "the field rating must be a whole number, but is '1.5'"),
                arguments(
                        update, Map.of("id", ID, "rating", "5"), "the field rating must be a whole number, but is '5'"),
                arguments(update, Map.of("id", ID, "description", 5), "the field description must be text, but is '5'"),
                arguments(
                        update,
                        Map.of("id", ID, "dateTimeOriginal", "2020-01-02"),
                        "the field dateTimeOriginal: the time '2020-01-02' must be ISO 8601"),
                arguments(update, Map.of("id", ID, "assetId", ID), "the field assetId is given twice"),
                arguments(update, Map.of("id", "../users"), "assetId must be a UUID, but is '../users'"),
                arguments(
                        update,
                        "hello",
                        "the body is the text 'hello', allowed: the UUID of assetId, a JSON object, or no body"),
                arguments(update, "{\"id\": ", "the body is not valid JSON"),
                arguments(update, List.of(ID), "the body is a list, allowed: a JSON object, or no body"),
                arguments(
                        update,
                        Map.of(),
                        "immich:updateAsset needs assetId: give it in a body that is a map, JSON or UpdateAsset, or in the header CamelImmichAssetId"),
                arguments(
                        AlbumOperations.ADD_ASSETS_TO_ALBUM,
                        Map.of(),
                        "immich:addAssetsToAlbum needs albumId and assetIds"),
                arguments(
                        AssetOperations.DELETE_ASSETS,
                        List.of(ID, 5),
                        "element 1 of the list must be text or have an id, but is '5'"),
                arguments(AssetOperations.DELETE_ASSETS, Map.of("ids", ID), "the field ids must be a list, but is"),
                arguments(
                        MetadataOperations.UPDATE_ASSET_METADATA,
                        Map.of("id", ID, "items", List.of(Map.of("key", "a", "valeu", Map.of()))),
                        "there is no field items[0].valeu; did you mean value?; allowed: key, value"),
                arguments(
                        MetadataOperations.UPDATE_ASSET_METADATA,
                        Map.of("id", ID, "items", List.of(Map.of("key", "a"))),
                        "the field items[0].value is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "TRUE FALSE"})
    void a_wrong_header_is_named(String value) {
        assertThatThrownBy(() -> read(AssetOperations.UPDATE_ASSET, ID, Map.of("CamelImmichIsFavorite", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the header CamelImmichIsFavorite must be true or false, but is '" + value + "'");
    }

    @Test
    void a_stream_that_is_longer_than_any_request_is_refused() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        };

        assertThatThrownBy(() -> read(AssetOperations.UPDATE_ASSET, endless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a stream of more than 10485760 bytes");
    }

    @Test
    void every_operation_can_be_called_by_headers_or_says_what_it_needs() {
        for (ApiOperation<?, ?> operation : Operations.all()) {
            RequestShape shape = RequestShape.of(operation);
            boolean needs = shape.fields().stream().anyMatch(RequestField::required);
            try {
                assertThat(read(operation, null)).isInstanceOf(operation.request());
                assertThat(needs).describedAs(operation.id()).isFalse();
            } catch (IllegalArgumentException e) {
                assertThat(needs).describedAs(operation.id()).isTrue();
                assertThat(e).hasMessageStartingWith("immich:" + operation.id() + " needs ");
            }
        }
    }

    private <Q> Q read(ApiOperation<Q, ?> operation, @Nullable Object body) {
        return read(operation, body, Map.of());
    }

    private <Q> Q read(ApiOperation<Q, ?> operation, @Nullable Object body, Map<String, Object> headers) {
        Message message = new DefaultExchange(context).getMessage();
        message.setBody(body);
        message.setHeaders(new HashMap<>(headers));
        return new RequestReader<>(operation).read(message);
    }
}
