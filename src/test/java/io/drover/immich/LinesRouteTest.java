package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.http.RawServer;
import io.drover.immich.api.IncompleteStreamException;
import io.drover.immich.api.SyncLine;
import io.drover.immich.api.model.GetSyncStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sync stream is a body that a split walks and that a file takes, while it comes. */
@Timeout(60)
class LinesRouteTest {
    private static final String ASSET = "{\"type\":\"AssetV2\",\"data\":{\"id\":\"ä\"},\"ack\":\"AssetV2|1\"}\n";
    private static final String COMPLETE = "{\"type\":\"SyncCompleteV1\",\"data\":{},\"ack\":\"SyncCompleteV1|2\"}\n";
    private static final GetSyncStream ASSETS = new GetSyncStream(List.of("AssetsV2"), null);

    private volatile String version = "{\"major\":3,\"minor\":1,\"patch\":0}";
    private volatile String lines = ASSET + ASSET + COMPLETE;
    private final RawServer server =
            RawServer.answering((request, body) -> request.path().endsWith("/version")
                    ? RawServer.json(200, version)
                    : RawServer.answer(200, "Content-Type: application/jsonlines+json; charset=utf-8", lines));

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private VerbContext route(RouteBuilder routes) throws Exception {
        return new VerbContext(server.url() + "/api", "key").with(routes);
    }

    private VerbContext splitting() throws Exception {
        return route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .to("immich:getSyncStream")
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .process(exchange -> seen.add(exchange.getMessage()
                                .getMandatoryBody(SyncLine.class)
                                .type()))
                        .process(exchange -> seen.add(exchange.getMessage().getBody(String.class) + "\n"));
            }
        });
    }

    @Test
    void a_split_walks_the_lines() throws Exception {
        try (VerbContext camel = splitting()) {
            assertThat(camel.send(ASSETS).getException()).isNull();
        }

        assertThat(seen).containsExactly("AssetV2", ASSET, "AssetV2", ASSET, "SyncCompleteV1", COMPLETE);
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.requests().get(1).headers())
                .containsEntry("accept", "application/jsonlines+json")
                .doesNotContainKey("accept-encoding");
    }

    @Test
    void a_file_takes_the_lines_as_they_are() throws Exception {
        try (VerbContext camel = route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("immich:getSyncStream").to("file:" + folder + "?fileName=lines");
            }
        })) {
            assertThat(camel.send(ASSETS).getException()).isNull();
        }

        assertThat(folder.resolve("lines")).hasContent(lines);
    }

    @Test
    void a_stream_that_is_not_whole_fails_the_message() throws Exception {
        lines = ASSET + ASSET;
        try (VerbContext camel = splitting()) {
            Exchange exchange = camel.send(ASSETS);

            assertThat(exchange.getException()).isInstanceOf(IncompleteStreamException.class);
        }

        assertThat(seen).containsExactly("AssetV2", ASSET); // a split is one line behind
    }

    @Test
    void an_older_server_need_not_say_that_it_is_whole() throws Exception {
        version = "{\"major\":1,\"minor\":140,\"patch\":1}";
        lines = ASSET;
        try (VerbContext camel = splitting()) {
            assertThat(camel.send(new GetSyncStream(List.of("AssetsV1"), null)).getException())
                    .isNull();
        }

        assertThat(seen).hasSize(2);
    }

    @Test
    void types_that_the_version_does_not_take_are_refused_before_the_call() throws Exception {
        try (VerbContext camel = splitting()) {
            assertThat(refusal(camel, "UsersV1", "AssetsV1"))
                    .isEqualTo("getSyncStream: Immich 3.1.0 does not send AssetsV1; ask for AssetsV2");
            assertThat(refusal(camel)).isEqualTo("getSyncStream needs at least one of types");
            version = "{\"major\":2,\"minor\":7,\"patch\":5}";
            assertThat(refusal(camel, "AssetsV2"))
                    .isEqualTo("getSyncStream: Immich 2.7.5 does not send AssetsV2; ask for AssetsV1");
        }

        assertThat(server.requests()).noneMatch(request -> request.path().endsWith("/stream"));
    }

    private static String refusal(VerbContext camel, String... types) {
        Exception failure = camel.send(new GetSyncStream(List.of(types), null)).getException();
        return String.valueOf(failure.getMessage());
    }

    @Test
    void connections_of_streams_that_nobody_reads_are_given_back() throws Exception {
        List<Exception> failures = new ArrayList<>();
        try (VerbContext camel = route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("immich:getSyncStream");
            }
        })) {
            for (int i = 0; i < 20; i++) {
                failures.add(camel.send(ASSETS).getException());
            }
        }

        assertThat(failures).containsOnlyNulls();
    }
}
