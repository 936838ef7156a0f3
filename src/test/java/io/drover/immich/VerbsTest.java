package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.http.ApiException;
import io.drover.http.RawServer;
import io.drover.immich.api.NotInThisVersionException;
import io.drover.immich.api.model.Album;
import io.drover.immich.api.model.IdResult;
import io.drover.ingest.PutBackException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A verb in a route: what goes out, what comes back as the body, and what becomes of an error. */
@Timeout(60)
class VerbsTest {
    private static final String ID = "3f0f6a3c-8b1c-4c1e-9d59-0a5b8f3d2a11";
    private static final String OTHER = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final String ALBUM = "{\"id\": \"" + ID + "\", \"albumName\": \"Rest\", \"description\": \"\","
            + " \"assetCount\": 0, \"albumUsers\": [], \"shared\": false, \"hasSharedLink\": false,"
            + " \"isActivityEnabled\": true, \"createdAt\": \"2020-01-02T03:04:05.000Z\","
            + " \"updatedAt\": \"2020-01-02T03:04:05.000Z\", \"fromTheFuture\": {\"x\": 1}}";

    private record Sent(String request, String body) {}

    @TempDir
    private Path folder;

    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private volatile String version = "{\"major\": 3, \"minor\": 1, \"patch\": 0}";
    private final RawServer server = RawServer.answering((request, body) -> {
        if (request.path().endsWith("/server/version")) {
            return RawServer.json(200, version);
        }
        if (request.path().endsWith("/server/config")) {
            return RawServer.json(200, "{\"maintenanceMode\": false}");
        }
        sent.add(new Sent(request.method() + " " + request.path(), new String(body, StandardCharsets.UTF_8)));
        String answer = answers.poll();
        return answer == null ? RawServer.answer(204, "X-None: 1", "") : answer;
    });

    @BeforeEach
    void start() {
        context.getRegistry().bind("clock", Clock.systemUTC());
        ImmichComponent immich = new ImmichComponent();
        immich.setUrl(server.url() + "/api");
        immich.setApiKey("secret");
        immich.setWaitLimit(2_000);
        context.addComponent("immich", immich);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    @Test
    void an_answer_is_the_body_and_its_id_a_header() {
        answers.add(RawServer.json(201, ALBUM));

        Exchange exchange = send("immich:createAlbum", "{\"albumName\": \"Rest\"}", Map.of());

        assertThat(sent).containsExactly(new Sent("POST /api/albums", "{\"albumName\":\"Rest\"}"));
        assertThat(exchange.getMessage().getBody(Album.class).albumName()).isEqualTo("Rest");
        assertThat(exchange.getMessage().getHeader(ImmichConstants.ALBUM_ID)).isEqualTo(ID);
    }

    @Test
    void an_operation_that_gives_nothing_leaves_the_body() {
        Exchange exchange = send("immich:deleteAlbum", ID, Map.of());

        assertThat(sent).containsExactly(new Sent("DELETE /api/albums/" + ID, ""));
        assertThat(exchange.getMessage().getBody()).isEqualTo(ID);
    }

    @Test
    void an_answer_becomes_json_with_the_fields_that_are_not_known() throws Exception {
        answers.add(RawServer.json(200, ALBUM));
        Exchange exchange = send("immich:getAlbumInfo", ID, Map.of());

        JsonNode expected = new ObjectMapper().readTree(ALBUM);
        assertThat(new ObjectMapper().readTree(exchange.getMessage().getBody(String.class)))
                .isEqualTo(expected);
        assertThat(new ObjectMapper().readTree(exchange.getMessage().getBody(byte[].class)))
                .isEqualTo(expected);
        assertThat(new ObjectMapper().readTree(exchange.getMessage().getBody(InputStream.class)))
                .isEqualTo(expected);
        assertThat(exchange.getMessage().getBody(JsonNode.class)).isEqualTo(expected);
        assertThat(exchange.getMessage().getBody(Map.class))
                .containsEntry("albumName", "Rest")
                .containsEntry("fromTheFuture", Map.of("x", 1));
    }

    @Test
    void a_list_of_answers_becomes_json() throws Exception {
        answers.add(RawServer.json(200, "[" + ALBUM + "]"));
        Exchange exchange = send("immich:getAllAlbums", null, Map.of("CamelImmichIsShared", true));

        JsonNode expected = new ObjectMapper().readTree("[" + ALBUM + "]");
        assertThat(sent).extracting(Sent::request).containsExactly("GET /api/albums?isShared=true");
        assertThat(new ObjectMapper().readTree(exchange.getMessage().getBody(String.class)))
                .isEqualTo(expected);
        assertThat(new ObjectMapper().readTree(exchange.getMessage().getBody(InputStream.class)))
                .isEqualTo(expected);
        assertThat(new ObjectMapper().readTree(exchange.getMessage().getBody(byte[].class)))
                .isEqualTo(expected);
    }

    @Test
    void routes_use_answers_by_simple_log_json_and_file() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:albums")
                        .to("immich:getAllAlbums")
                        .setHeader("first", simple("${body[0].id}"))
                        .log("${body}")
                        .to("file:" + folder + "?fileName=albums.json")
                        .split(body())
                        .setHeader("name", simple("${body.albumName} ${body.others[fromTheFuture][x]}"))
                        .setHeader("text", simple("${body}"))
                        .marshal()
                        .json()
                        .to("file:" + folder + "?fileName=${header.name}.json");
            }
        });
        answers.add(RawServer.json(200, "[" + ALBUM + "]"));

        Exchange exchange = send("direct:albums", null, Map.of());

        JsonNode expected = new ObjectMapper().readTree(ALBUM);
        assertThat(exchange.getMessage().getHeader("first")).isEqualTo(ID);
        assertThat(new ObjectMapper()
                        .readTree(Files.readString(folder.resolve("albums.json")))
                        .get(0))
                .isEqualTo(expected);
        JsonNode marshalled = new ObjectMapper().readTree(Files.readString(folder.resolve("Rest 1.json")));
        assertThat(marshalled.get("fromTheFuture")).isEqualTo(expected.get("fromTheFuture"));
        assertThat(marshalled.get("albumName")).isEqualTo(expected.get("albumName"));
    }

    @Test
    void a_bad_id_of_many_is_told_and_does_not_fail_the_message() {
        answers.add(RawServer.json(
                200,
                "[{\"id\": \"" + ID + "\", \"success\": true}, {\"id\": \"" + OTHER
                        + "\", \"success\": false, \"error\": \"duplicate\"}]"));

        Exchange exchange = send("immich:addAssetsToAlbum", List.of(ID, OTHER), Map.of("CamelImmichAlbumId", ID));

        assertThat(exchange.getMessage().getBody(List.class))
                .containsExactly(
                        new IdResult(ID, true, null, Map.of()), new IdResult(OTHER, false, "duplicate", Map.of()));
        assertThat(exchange.getMessage().getHeader(ImmichConstants.FAILED)).isEqualTo(1);
    }

    @Test
    void an_operation_on_many_that_gives_nothing_tells_of_each_too() {
        Exchange exchange = send("immich:deleteAssets", List.of(ID, OTHER), Map.of());

        assertThat(exchange.getMessage().getBody(List.class))
                .containsExactly(new IdResult(ID, true, null, Map.of()), new IdResult(OTHER, true, null, Map.of()));
        assertThat(exchange.getMessage().getHeader(ImmichConstants.FAILED)).isEqualTo(0);
    }

    @Test
    void an_empty_batch_is_no_call() {
        Exchange exchange = send("immich:deleteAssets", List.of(), Map.of());

        assertThat(sent).isEmpty();
        assertThat(exchange.getMessage().getBody(List.class)).isEmpty();
    }

    @Test
    void a_missing_permission_is_this_message_s_error_and_holds_up_no_other() {
        answers.add(RawServer.json(403, "{\"message\": \"Missing required permission: album.read\"}"));
        answers.add(RawServer.json(200, "[]"));

        assertThatThrownBy(() -> send("immich:getAllAlbums", null, Map.of()))
                .cause()
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Missing required permission: album.read");
        send("immich:getAllTags", null, Map.of());

        assertThat(sent).extracting(Sent::request).containsExactly("GET /api/albums", "GET /api/tags");
    }

    @Test
    void what_is_not_there_is_this_message_s_error() {
        answers.add(RawServer.json(404, "{\"message\": \"Cannot GET\"}"));

        assertThatThrownBy(() -> send("immich:getAssetInfo", ID, Map.of()))
                .cause()
                .isInstanceOf(RefusedException.class)
                .hasRootCauseInstanceOf(ApiException.class)
                .hasMessageContaining("404");
    }

    @Test
    void a_server_that_says_wait_is_waited_for() {
        answers.add(RawServer.answer(503, "Content-Type: application/json\r\nRetry-After: 1", "{}"));
        answers.add(RawServer.json(200, "[]"));

        Exchange exchange = send("immich:getAllAlbums", null, Map.of());

        assertThat(exchange.getMessage().getBody(List.class)).isEmpty();
        assertThat(sent).hasSize(2);
    }

    @Test
    void a_wait_in_the_middle_of_a_batch_does_not_do_again_what_is_done() {
        answers.add(RawServer.answer(204, "X-None: 1", ""));
        answers.add(RawServer.answer(503, "Content-Type: application/json\r\nRetry-After: 1", "{}"));
        answers.add(RawServer.answer(204, "X-None: 1", ""));
        List<String> ids =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(1_001).toList();

        Exchange exchange = send("immich:deleteAssets", ids, Map.of());

        assertThat(exchange.getMessage().getBody(List.class)).hasSize(1_001);
        assertThat(exchange.getMessage().getHeader("CamelImmichFailed")).isEqualTo(0);
        assertThat(sent).hasSize(3);
        assertThat(sent.stream().skip(1))
                .allSatisfy(one -> assertThat(one.body()).contains(ids.get(1_000)));
    }

    @Test
    void a_key_that_is_refused_is_waited_for() {
        answers.add(RawServer.json(401, "{\"message\": \"Invalid API key\"}"));
        answers.add(RawServer.json(200, "{\"id\": \"u\", \"name\": \"n\", \"email\": \"e@example.com\"}"));
        answers.add(RawServer.json(200, "[]"));

        Exchange exchange = send("immich:getAllTags", null, Map.of());

        assertThat(exchange.getMessage().getBody(List.class)).isEmpty();
        assertThat(sent)
                .extracting(Sent::request)
                .containsExactly("GET /api/tags", "GET /api/users/me", "GET /api/tags");
    }

    @Test
    void a_run_that_begins_asks_for_the_version_again() {
        answers.add(RawServer.json(200, "[]"));
        send("immich:getAssetMetadata", ID, Map.of());
        version = "{\"major\": 1, \"minor\": 135, \"patch\": 3}";

        context.getComponent("immich", ImmichComponent.class).runBegins();

        assertThatThrownBy(() -> send("immich:getAssetMetadata", ID, Map.of()))
                .cause()
                .isInstanceOf(NotInThisVersionException.class);
    }

    @Test
    void a_server_that_says_wait_for_too_long_puts_the_message_back() {
        for (int i = 0; i < 20; i++) {
            answers.add(RawServer.json(503, "{}"));
        }

        assertThatThrownBy(() -> send("immich:getAllAlbums", null, Map.of()))
                .cause()
                .isInstanceOf(PutBackException.class)
                .hasMessageContaining("could not be used for 2 s");
    }

    @Test
    void a_server_error_is_left_to_the_route() {
        answers.add(RawServer.json(500, "{\"message\": \"Internal server error\"}"));

        assertThatThrownBy(() -> send("immich:getAllAlbums", null, Map.of()))
                .cause()
                .isInstanceOf(ApiException.class);
    }

    @Test
    void a_locked_folder_does_not_close_the_gate() {
        answers.add(RawServer.json(401, "{\"message\": \"Elevated permission is required\"}"));

        assertThatThrownBy(() -> send("immich:searchAssets", "{\"visibility\": \"locked\"}", Map.of()))
                .cause()
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Elevated permission is required");
    }

    @Test
    void a_server_that_was_upgraded_is_asked_for_its_version_again() {
        version = "{\"major\": 1, \"minor\": 135, \"patch\": 3}";
        assertThatThrownBy(() -> send("immich:getAssetMetadata", ID, Map.of()))
                .cause()
                .isInstanceOf(NotInThisVersionException.class)
                .hasMessageContaining("getAssetMetadata is not in Immich 1.135.3");
        version = "{\"major\": 3, \"minor\": 1, \"patch\": 0}";
        answers.add(RawServer.json(200, "[]"));

        Exchange exchange = send("immich:getAssetMetadata", ID, Map.of());

        assertThat(exchange.getMessage().getBody(List.class)).isEmpty();
        assertThat(sent).extracting(Sent::request).containsExactly("GET /api/assets/" + ID + "/metadata");
    }

    @Test
    void a_steps_answer_is_the_next_steps_input() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:remove").to("immich:getAlbumInfo").to("immich:deleteAlbum");
            }
        });
        answers.add(RawServer.json(200, ALBUM));

        send("direct:remove", ID, Map.of());

        assertThat(sent).extracting(Sent::request).containsExactly("GET /api/albums/" + ID, "DELETE /api/albums/" + ID);
    }

    private Exchange send(String uri, @Nullable Object body, Map<String, Object> headers) {
        Exchange answered = context.createProducerTemplate().send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
        Exception failure = answered.getException();
        if (failure != null) {
            throw new CamelExecutionException("failed", answered, failure);
        }
        return answered;
    }
}
