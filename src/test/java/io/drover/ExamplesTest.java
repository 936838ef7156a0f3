package io.drover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.ingest.FileState;
import io.drover.ingest.Ledger;
import io.drover.ingest.Outcome;
import io.drover.ingest.Progress;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.RouteFiles;
import io.drover.runtime.RuntimeOptions;
import io.drover.sandbox.SandboxServer;
import io.drover.sandbox.contentstack.ContentstackServer;
import io.drover.sandbox.contentstack.EntryDraft;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import io.drover.testing.FileTree;
import io.drover.testing.KafkaBroker;
import io.drover.testing.Postgres;
import io.drover.testing.Receiver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example does what it says, as it stands there. */
@Timeout(120)
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("examples");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant LONG_AGO = Instant.parse("2024-05-06T07:08:09Z");

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private FileTree tree = new FileTree(Path.of(""), new Random(1));

    /** What an example is to do. */
    private interface Job {
        void run() throws Exception;
    }

    @BeforeEach
    void tree() {
        tree = new FileTree(folder, new Random(1));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_does_its_job(String example) throws Exception {
        Objects.requireNonNull(jobs().get(example), example).run();
    }

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(RouteFiles::isRoute)
                    .map(file -> file.getFileName().toString().replace(RouteFiles.SUFFIX, ""))
                    .sorted()
                    .toList();
        }
    }

    private Map<String, Job> jobs() {
        return Map.of(
                "watch-nas", this::watchNas,
                "phone-folder", this::phoneFolder,
                "nightly-import", this::nightlyImport,
                "album-per-folder", this::albumPerFolder,
                "all-changes-to-kafka", this::allChangesToKafka,
                "album-to-webhook", this::albumToWebhook,
                "backup-mirror", this::backupMirror,
                "contentstack-to-postgres", this::contentstackToPostgres,
                "dry-run", this::dryRun);
    }

    @Test
    void every_example_keeps_the_rules_of_routes_and_is_short_and_stands_in_the_table() throws IOException {
        String table = Files.readString(EXAMPLES.resolve("README.md"));

        for (String example : examples()) {
            String text = Files.readString(EXAMPLES.resolve(example + RouteFiles.SUFFIX));
            assertThat(RouteRules.broken(example, text)).describedAs(example).isEmpty();
            assertThat(text.lines()).describedAs(example).hasSizeLessThanOrEqualTo(42);
            assertThat(text.lines().limit(3)).describedAs(example).allMatch(line -> line.startsWith("# "));
            assertThat(table).contains("| [" + example + "](" + example + RouteFiles.SUFFIX + ") |");
        }
        assertThat(jobs().keySet()).containsExactlyInAnyOrderElementsOf(examples());
    }

    @Test
    void all_examples_and_all_shipped_routes_are_built_together() throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("ALBUM_ID", "30360c82-0000-4000-8000-000000000000");
        environment.put("ALBUM_WEBHOOK_URL", "http://localhost:1/");
        environment.put("ALBUM_WEBHOOK_SECRET", "secret");
        environment.put("DROVER_SQL_URL", "jdbc:sqlite:" + data.resolve("changes.db"));
        environment.put("IMMICH_EMAIL", "me@example.com");
        environment.put("IMMICH_PASSWORD", "password");
        environment.put("S3_BUCKET", "photos");
        environment.put("CONTENTSTACK_API_KEY", "key");
        environment.put("CONTENTSTACK_DELIVERY_TOKEN", "token");
        environment.put("CONTENTSTACK_ENVIRONMENT", "production");
        RuntimeOptions options = ExampleRun.options(environment);
        var files = new ArrayList<>(options.routeFiles());
        for (String example : examples()) {
            files.add(RouteFiles.read(EXAMPLES.resolve(example + RouteFiles.SUFFIX)));
        }

        try (Store store = Stores.open(new DataFolder(data, "test").create(), null);
                Ledger ledger = new Ledger(store, Clock.systemUTC())) {
            RuntimeOptions all = options.withRouteFiles(files)
                    .withBeans(
                            Clock.systemUTC(),
                            new Progress(),
                            store,
                            ledger,
                            new FeedStore(store, Clock.systemUTC()),
                            new FileRequests(data.resolve("requests")),
                            new DataFolder(data, "test"));
            assertThat(DroverRuntime.examine(all, context -> {})).isEmpty();
        }
    }

    private void watchNas() throws Exception {
        old(tree.file("2024/one.jpg", 2_000));
        try (SandboxServer server = SandboxServer.builder().start();
                ExampleRun run = run(server).set("NAS_FOLDER", folder).start("watch-nas", true)) {
            run.walked();

            assertThat(server.assetsWith(FileTree.sha1(folder.resolve("2024/one.jpg"))))
                    .hasSize(1);
            assertThat(run.outcomes()).extracting(Outcome::state).containsExactly(FileState.UPLOADED);
        }
    }

    private void phoneFolder() throws Exception {
        Path photo = old(tree.file("Camera/one.jpg", 2_000));
        Path screenshot = old(tree.file("Screenshots/two.jpg", 2_000));
        try (SandboxServer server = SandboxServer.builder().start();
                ExampleRun run = run(server).set("PHONE_FOLDER", folder).start("phone-folder", true)) {
            run.walked();

            assertThat(server.assetCount()).isEqualTo(1);
            assertThat(photo).doesNotExist();
            assertThat(folder.resolve(".uploaded/Camera/one.jpg")).exists();
            assertThat(screenshot).exists();
        }
    }

    private void nightlyImport() throws Exception {
        old(tree.file("one.jpg", 2_000));
        try (SandboxServer server = SandboxServer.builder().start();
                ExampleRun run = run(server)
                        .set("NIGHTLY_FOLDER", folder)
                        .set("NIGHTLY_CRON", "* * * * * ?")
                        .start("nightly-import", false)) {

            assertThat(run.outcome().state()).isEqualTo(FileState.UPLOADED);
            assertThat(server.assetCount()).isEqualTo(1);
        }
    }

    private void albumPerFolder() throws Exception {
        for (int i = 0; i < 5; i++) {
            old(tree.file("Rome/" + i + ".jpg", 1_000 + i));
        }
        Path held = old(tree.file("Oslo/a.jpg", 3_000));
        try (SandboxServer server = SandboxServer.builder().start()) {
            server.seed("a.jpg", FileTree.sha1(held), 3_000);
            try (ExampleRun run = run(server).set("ALBUMS_FOLDER", folder).start("album-per-folder", true)) {
                run.walked();

                assertThat(run.outcomes())
                        .extracting(Outcome::state)
                        .containsOnly(FileState.UPLOADED, FileState.DUPLICATE)
                        .hasSize(6);
            }

            Map<String, Integer> albums = new HashMap<>();
            api(server, "/albums", null)
                    .forEach(album -> albums.merge(
                            album.path("albumName").asText(),
                            album.path("assetCount").asInt(),
                            Integer::sum));
            assertThat(albums).isEqualTo(Map.of("Rome", 5, "Oslo", 1));
            assertThat(server.requests("createAlbum")).isEqualTo(2);
        }
    }

    private void allChangesToKafka() throws Exception {
        try (SandboxServer server = SandboxServer.builder().start();
                KafkaBroker broker = KafkaBroker.in(data.resolve("kafka"))) {
            String asset = server.seed("one.jpg", "a".repeat(40), 1_000);
            broker.addTopic("library");
            try (ExampleRun run = login(server)
                    .set("KAFKA_BROKERS", broker.address())
                    .set("KAFKA_TOPIC", "library")
                    .start("all-changes-to-kafka", true)) {
                run.read();
            }

            assertThat(broker.records("library"))
                    .extracting(ConsumerRecord::key)
                    .contains("asset/" + asset);
        }
    }

    private void albumToWebhook() throws Exception {
        try (SandboxServer server = SandboxServer.builder().start();
                Receiver receiver = new Receiver()) {
            String wanted = server.seed("one.jpg", "a".repeat(40), 1_000);
            String other = server.seed("two.jpg", "b".repeat(40), 1_000);
            String album = album(server, "Wanted", wanted);
            album(server, "Other", other);
            receiver.answer(503);
            try (ExampleRun run = login(server)
                    .set("ALBUM_ID", album)
                    .set("ALBUM_WEBHOOK_URL", receiver.url("/hook"))
                    .set("ALBUM_WEBHOOK_SECRET", "secret")
                    .start("album-to-webhook", true)) {
                run.read();
            }

            assertThat(receiver.received())
                    .as("the event that was not taken, and its repetition")
                    .hasSize(2)
                    .allSatisfy(request -> {
                        assertThat(request.headers()).containsKey("webhook-signature");
                        assertThat(JSON.readTree(request.body())
                                        .path("data")
                                        .path("assetId")
                                        .asText())
                                .isEqualTo(wanted);
                    });
        }
    }

    private void backupMirror() throws Exception {
        byte[] bytes = "a photo".getBytes(UTF_8);
        Path photo = old(tree.text("one.jpg", "a photo"));
        Path backup = Files.createDirectory(data.resolve("backup"));
        try (SandboxServer server =
                SandboxServer.builder().keepOriginals(data.resolve("originals")).start()) {
            try (ExampleRun upload = new ExampleRun(data.resolve("upload"))
                    .with("camel.component.immich.url", server.url())
                    .with("camel.component.immich.apiKey", server.apiKey())
                    .set("NAS_FOLDER", folder)
                    .start("watch-nas", true)) {
                upload.walked();
            }
            try (ExampleRun run = login(server).set("BACKUP_FOLDER", backup).start("backup-mirror", true)) {
                run.read();
            }

            try (Stream<Path> files = Files.walk(backup.resolve("library"))) {
                assertThat(files.filter(Files::isRegularFile))
                        .singleElement()
                        .satisfies(file -> assertThat(file).hasBinaryContent(bytes));
            }
        }
    }

    private void contentstackToPostgres() throws Exception {
        try (ContentstackServer stack = ContentstackServer.builder().start();
                Postgres postgres = Postgres.start()) {
            String database = postgres.emptyDatabase();
            stack.content().define("page");
            stack.content().publish(EntryDraft.of("page", "blt1", "en-us", "Hello"));
            try (ExampleRun run = new ExampleRun(data)
                    .with("camel.component.immich.apiKey", "key")
                    .with("camel.component.contentstack.host", stack.url())
                    .with("camel.component.contentstack.apiKey", stack.apiKey())
                    .with("camel.component.contentstack.deliveryToken", stack.deliveryToken())
                    .with("camel.component.contentstack.environment", stack.environment())
                    .with("drover.bean.changesDatabase.jdbcUrl", database)
                    .start("contentstack-to-postgres", true)) {
                run.read();
            }

            try (Connection connection = DriverManager.getConnection(database);
                    ResultSet rows = connection
                            .createStatement()
                            .executeQuery("select data::json ->> 'title' from contentstack where type = 'entry'")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("Hello");
                assertThat(rows.next()).isFalse();
            }
        }
    }

    private void dryRun() throws Exception {
        Path held = old(tree.file("held.jpg", 2_000));
        Path fresh = old(tree.file("new.jpg", 3_000));
        old(tree.text("notes.txt", "no photo"));
        try (SandboxServer server = SandboxServer.builder().start()) {
            server.seed("held.jpg", FileTree.sha1(held), 2_000);
            try (ExampleRun run = run(server)
                    .set("DRY_RUN_FOLDER", folder)
                    .set("DRY_RUN_REPORT", data)
                    .start("dry-run", false)) {
                run.walked();

                assertThat(run.outcomes()).as("recorded").isEmpty();
            }

            assertThat(Files.readAllLines(data.resolve("dry-run.tsv")))
                    .hasSize(3)
                    .anyMatch(line -> line.startsWith("duplicate\t" + held + "\t"))
                    .anyMatch(line -> line.equals("uploaded\t" + fresh + "\twould be sent"))
                    .anyMatch(line -> line.startsWith("unsupported\t"));
            assertThat(server.requests("uploadAsset")).isZero();
            assertThat(server.assetCount()).isEqualTo(1);
        }
    }

    private ExampleRun run(SandboxServer server) {
        return new ExampleRun(data)
                .with("camel.component.immich.url", server.url())
                .with("camel.component.immich.apiKey", server.apiKey());
    }

    private ExampleRun login(SandboxServer server) {
        return new ExampleRun(data)
                .with("camel.component.immich.url", server.url())
                .with("camel.component.immich.email", server.email())
                .with("camel.component.immich.password", server.password());
    }

    private static Path old(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }

    private static String album(SandboxServer server, String name, String asset) throws Exception {
        return api(server, "/albums", "{\"albumName\":\"" + name + "\",\"assetIds\":[\"" + asset + "\"]}")
                .path("id")
                .asText();
    }

    /** @param json what is posted; null asks */
    private static JsonNode api(SandboxServer server, String path, @Nullable String json) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("x-api-key", server.apiKey())
                .header("Content-Type", "application/json");
        if (json != null) {
            request.POST(BodyPublishers.ofString(json));
        }
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body());
    }
}
