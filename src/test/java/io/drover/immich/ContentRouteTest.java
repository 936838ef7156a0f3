package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.http.RawServer;
import io.drover.immich.api.model.DownloadAsset;
import io.drover.immich.api.model.ViewAsset;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file of the server is a body that any step of a route can read, and that nobody holds as a whole. */
@Timeout(60)
class ContentRouteTest {
    private static final String VERSION = "{\"major\":3,\"minor\":1,\"patch\":0}";
    private static final String FILE = "0123456789".repeat(20_000);
    private static final String ID = "a8d5e9e5-9eba-476e-8cc8-0f295cd861d2";
    private static final DownloadAsset ASSET = new DownloadAsset(ID, null, null, null, null);
    private static final String HEAD = "Content-Type: image/jpeg\r\nETag: W/\"1\"\r\n"
            + "Last-Modified: Sun, 06 May 2018 04:08:09 GMT\r\n"
            + "Content-Disposition: inline; filename*=UTF-8''..%2F..%2Ft%C3%A4st.jpg";

    private final RawServer server = RawServer.answering(
            (request, body) -> request.path().endsWith("/version") ? RawServer.json(200, VERSION) : answer(request));

    @TempDir
    private Path folder;

    private static String answer(RawServer.Request request) {
        String ifNoneMatch = request.headers().getOrDefault("if-none-match", "");
        if (ifNoneMatch.equals("W/\"1\"")) {
            return "HTTP/1.1 304 Not Modified\r\nETag: W/\"1\"\r\n\r\n";
        }
        String range = request.headers().getOrDefault("range", "bytes=0-");
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        int first = Integer.parseInt(ends[0]);
        int last = ends[1].isEmpty() ? FILE.length() - 1 : Integer.parseInt(ends[1]);
        return request.headers().containsKey("range")
                ? RawServer.answer(
                        206,
                        HEAD + "\r\nContent-Range: bytes " + first + "-" + last + "/" + FILE.length(),
                        FILE.substring(first, last + 1))
                : RawServer.answer(200, HEAD, FILE);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private VerbContext route(RouteBuilder routes) throws Exception {
        return new VerbContext(server.url() + "/api", "key").with(routes);
    }

    private List<RawServer.Request> downloads() {
        return server.requests().stream()
                .filter(request -> request.path().contains("/assets/"))
                .toList();
    }

    private static String text(InputStream in) throws Exception {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_download_becomes_a_file_with_the_servers_name_inside_the_folder() throws Exception {
        try (VerbContext camel = route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("immich:downloadAsset").to("file:" + folder);
            }
        })) {
            Exchange exchange = camel.send(ASSET);

            assertThat(exchange.getException()).isNull();
            assertThat(folder.resolve("täst.jpg")).hasContent(FILE);
            assertThat(exchange.getMessage().getHeaders())
                    .containsEntry("CamelImmichStatus", 200)
                    .containsEntry("CamelFileName", "täst.jpg")
                    .containsEntry("Content-Type", "image/jpeg")
                    .containsEntry("Content-Length", (long) FILE.length())
                    .containsEntry("ETag", "W/\"1\"")
                    .containsEntry("Last-Modified", "Sun, 06 May 2018 04:08:09 GMT")
                    .doesNotContainKey("Content-Range");
            assertThat(downloads()).hasSize(1);
        }
    }

    @Test
    void two_steps_may_read_the_body_and_camel_keeps_no_copy() throws Exception {
        List<Object> bodies = new CopyOnWriteArrayList<>();
        try (VerbContext camel = route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .to("immich:downloadAsset")
                        .process(exchange -> {
                            bodies.add(exchange.getMessage().getBody());
                            bodies.add(exchange.getMessage().getBody(String.class));
                        })
                        .to("file:" + folder + "?fileName=one")
                        .to("file:" + folder + "?fileName=two");
            }
        })) {
            assertThat(camel.send(ASSET).getException()).isNull();

            assertThat(folder.resolve("one")).hasContent(FILE);
            assertThat(folder.resolve("two")).hasContent(FILE);
            assertThat(bodies.get(0))
                    .isInstanceOf(ContentBody.class)
                    .isInstanceOfSatisfying(StreamCache.class, body -> {
                        assertThat(body.inMemory()).isFalse();
                        assertThat(body.length()).isEqualTo(FILE.length());
                    });
            assertThat(bodies.get(1)).isEqualTo(FILE);
            assertThat(downloads()).hasSize(3);
        }
    }

    @Test
    void branches_that_run_at_a_time_read_the_whole_each() throws Exception {
        List<String> read = new CopyOnWriteArrayList<>();
        try (VerbContext camel = route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .to("immich:downloadAsset")
                        .multicast()
                        .parallelProcessing()
                        .to("direct:read", "direct:read", "direct:read");
                from("direct:read")
                        .process(exchange -> read.add(exchange.getMessage().getBody(String.class)));
            }
        })) {
            assertThat(camel.send(ASSET).getException()).isNull();

            assertThat(read).containsExactly(FILE, FILE, FILE);
        }
    }

    @Test
    void bodies_that_nobody_reads_give_their_connections_back() throws Exception {
        try (VerbContext camel = route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .to("immich:downloadAsset")
                        .filter(exchange -> false)
                        .to("file:" + folder);
            }
        })) {
            for (int i = 0; i < 20; i++) {
                assertThat(camel.send(ASSET).getException()).isNull();
            }
        }
    }

    @Test
    void a_part_says_which_it_is() throws Exception {
        try (VerbContext camel = route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("immich:downloadAsset").process(exchange -> {
                    InputStream in = exchange.getMessage().getBody(InputStream.class);
                    exchange.getMessage().setHeader("read", text(in));
                });
            }
        })) {
            Exchange exchange = camel.send(new DownloadAsset(ID, null, "bytes=3-7", null, null));

            assertThat(exchange.getMessage().getHeaders())
                    .containsEntry("CamelImmichStatus", 206)
                    .containsEntry("Content-Range", "bytes 3-7/200000")
                    .containsEntry("Content-Length", 5L)
                    .containsEntry("read", "34567");
        }
    }

    @Test
    void a_file_that_has_not_changed_is_no_body() throws Exception {
        try (VerbContext camel = route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("immich:viewAsset");
            }
        })) {
            Exchange exchange = camel.send(new ViewAsset(ID, "preview", null, null, "W/\"1\"", null));

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody()).isNull();
            assertThat(exchange.getMessage().getHeaders())
                    .containsEntry("CamelImmichStatus", 304)
                    .containsEntry("ETag", "W/\"1\"");
        }
    }

    @Test
    void no_file_is_left_where_the_download_fails() throws Exception {
        try (RawServer broken = RawServer.start(connection -> {
                    connection.readHead();
                    connection.write(RawServer.json(200, VERSION));
                    connection.readHead();
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
                });
                VerbContext camel = new VerbContext(broken.url() + "/api", "key").with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:start")
                                .to("immich:downloadAsset")
                                .to("file:" + folder + "?fileName=one&tempPrefix=.part-");
                    }
                })) {
            Exchange exchange = camel.send(ASSET);

            assertThat(exchange.getException())
                    .hasRootCauseMessage(
                            "Premature end of Content-Length delimited message body (expected: 10; received: 5)");
            assertThat(Files.exists(folder.resolve("one"))).isFalse();
        }
    }
}
