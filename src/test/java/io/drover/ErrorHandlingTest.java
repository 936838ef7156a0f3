package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.http.ApiException;
import io.drover.http.RawServer;
import io.drover.immich.RefusedException;
import io.drover.immich.api.NotInThisVersionException;
import io.drover.ingest.FileStamp;
import io.drover.ingest.FileState;
import io.drover.ingest.PutBackException;
import io.drover.ingest.SourceFile;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shipped error handling: what is permanent is not repeated, files get their state, other messages fail in one line. */
@Timeout(60)
class ErrorHandlingTest {
    private static final String ID = "3f0f6a3c-8b1c-4c1e-9d59-0a5b8f3d2a11";

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final RawServer server = RawServer.answering((request, body) -> {
        if (request.path().endsWith("/server/version")) {
            return RawServer.json(200, "{\"major\": 1, \"minor\": 135, \"patch\": 3}");
        }
        if (request.path().endsWith("/server/config")) {
            return RawServer.json(200, "{}");
        }
        if (request.path().endsWith("/users/me")) {
            return RawServer.json(200, "{\"id\": \"" + ID + "\", \"email\": \"a@example.com\", \"name\": \"a\"}");
        }
        if (request.path().endsWith("/server/media-types")) {
            return RawServer.json(200, "{\"image\": [\".jpg\"], \"video\": [], \"sidecar\": []}");
        }
        calls.add(request.path());
        String answer = answers.poll();
        return answer == null ? RawServer.json(200, "[]") : answer;
    });

    @Test
    void what_the_server_refuses_is_not_repeated_and_fails_in_one_line() throws IOException {
        answers.add(RawServer.json(403, "{\"message\": \"Missing required permission: album.read\"}"));

        Exception failure = failure("immich:getAllAlbums", Map.of());

        assertThat(failure).isInstanceOf(RefusedException.class);
        assertThat(calls).hasSize(1);
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("verb: getAllAlbums", "Missing required permission: album.read");
    }

    @Test
    void what_the_version_lacks_is_not_repeated() throws IOException {
        assertThat(failure("immich:getAssetMetadata", ID)).isInstanceOf(NotInThisVersionException.class);
        assertThat(calls).isEmpty();
        assertThat(lines).hasSize(1);
    }

    @Test
    void what_was_asked_in_a_wrong_way_is_not_repeated() throws IOException {
        assertThat(failure("immich:getAssetInfo", "not an id")).isInstanceOf(IllegalArgumentException.class);
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("verb: immich:getAssetInfo", "allowed: the UUID of assetId");
    }

    @Test
    void a_server_error_is_repeated() throws IOException {
        answers.add(RawServer.json(500, "{}"));
        answers.add(RawServer.json(502, "{}"));

        try (IngestRun.Started started = started("immich:getAllTags")) {
            Exchange exchange = send(started, Map.of());

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody()).asList().isEmpty();
        }
        assertThat(calls).hasSize(3);
        assertThat(lines).isEmpty();
    }

    @Test
    void a_server_error_that_stays_fails_in_one_line() throws IOException {
        for (int i = 0; i < 5; i++) {
            answers.add(RawServer.json(500, "{}"));
        }

        assertThat(failure("immich:getAllAlbums", Map.of())).isInstanceOf(ApiException.class);
        assertThat(calls).hasSize(5);
        assertThat(lines).hasSize(1);
    }

    @Test
    void what_is_put_back_says_so() throws IOException {
        for (int i = 0; i < 20; i++) {
            answers.add(RawServer.json(503, "{}"));
        }

        assertThat(failure("immich:getAllAlbums", Map.of())).isInstanceOf(PutBackException.class);
        assertThat(lines).singleElement().asString().contains("verb: put back", "getAllAlbums", "503");
    }

    @Test
    void a_file_gets_its_state_whatever_the_step() throws IOException {
        answers.add(RawServer.json(403, "{\"message\": \"Missing required permission: album.read\"}"));
        Path photo = Files.writeString(folder.resolve("a.jpg"), "photo");
        SourceFile file = new SourceFile("test", "immich", photo, FileStamp.of(photo), null, null);

        try (IngestRun.Started started = started("immich:getAllAlbums")) {
            assertThat(send(started, file).getException()).isNull();
        }

        assertThat(IngestRun.recorded(data)).singleElement().satisfies(row -> {
            assertThat(row.known().state()).isEqualTo(FileState.FAILED);
            assertThat(row.known().reason()).contains("album.read");
        });
        assertThat(lines).isEmpty();
    }

    private Exception failure(String verb, Object body) throws IOException {
        try (IngestRun.Started started = started(verb)) {
            return send(started, body).getException();
        }
    }

    private IngestRun.Started started(String verb) throws IOException {
        IngestRun run = new IngestRun(folder.resolve("nothing"), data, server.url() + "/api", "secret")
                .with("camel.component.immich.waitLimit", "2s");
        Files.createDirectories(folder.resolve("nothing"));
        IngestRun.Started started = run.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:verb").routeId("verb").to(verb);
            }
        });
        CamelContext context = started.runtime().context();
        context.getCamelContextExtension().addLogListener((exchange, logger, message) -> {
            lines.add(message);
            return message;
        });
        return started;
    }

    private static Exchange send(IngestRun.Started started, Object body) {
        return started.runtime()
                .context()
                .createProducerTemplate()
                .send("direct:verb", exchange -> exchange.getMessage().setBody(body));
    }
}
