package io.drover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.Change;
import io.drover.feed.ChangeBatch;
import io.drover.feed.Envelope;
import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.feed.Manifest;
import io.drover.feed.Operation;
import io.drover.feed.camel.FeedEndpoint;
import io.drover.http.ApiException;
import io.drover.immich.RefusedException;
import io.drover.ingest.Ledger;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import io.drover.testing.Receiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped routes of changes: one setting chooses where they go, and what is not chosen is not there. */
@Timeout(120)
class ChangesRoutesTest {
    private static final List<String> SCHEMES_OF_SINKS = List.of("feed", "kafka", "amqp", "sql", "http", "mirror");

    @TempDir
    private Path data;

    private Store store;
    private Ledger ledger;

    @BeforeEach
    void open() throws IOException {
        store = Stores.open(new DataFolder(data, "test").create(), null);
        ledger = new Ledger(store, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        ledger.close();
        store.close();
    }

    @Test
    void no_sink_loads_neither_feed_nor_sinks() {
        try (DroverRuntime runtime = DroverRuntime.prepare(options(Map.of()).withoutStart())) {
            runtime.start();

            assertThat(routesOfChanges(runtime.context())).isEmpty();
            assertThat(runtime.context().getRoute("ingest")).isNotNull();
            assertThat(runtime.context().getComponentNames()).doesNotContainAnyElementsOf(SCHEMES_OF_SINKS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"files", "kafka", "amqp", "webhook", "sql", "mirror"})
    void a_sink_is_loaded_alone_with_the_feed(String sink) {
        RuntimeOptions options = options(Map.of("drover.changes.sink", sink));

        try (DroverRuntime runtime = DroverRuntime.prepare(options.withoutStart())) {
            runtime.start();

            assertThat(routesOfChanges(runtime.context()))
                    .containsExactlyInAnyOrder("immich-changes", "changes-to-" + sink);
        }
    }

    @Test
    void a_check_sees_the_chosen_sink_alone() {
        List<String> routes = new ArrayList<>();

        assertThat(DroverRuntime.examine(
                        options(Map.of("drover.changes.sink", "files")),
                        context -> routes.addAll(routesOfChanges(context))))
                .isEmpty();

        assertThat(routes).containsExactlyInAnyOrder("immich-changes", "changes-to-files");
    }

    @Test
    void an_unknown_sink_is_refused_with_those_that_there_are() {
        RuntimeOptions options = options(Map.of("drover.changes.sink", "kafak"));

        assertThatThrownBy(() -> DroverRuntime.prepare(options))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("application.properties:")
                .hasMessageContaining(
                        "drover.changes.sink must be one of amqp, files, kafka, mirror, none, sql, webhook,"
                                + " is 'kafak'; did you mean 'kafka'?");
    }

    @Test
    void an_unknown_sink_of_the_environment_is_refused_too() {
        RuntimeOptions options = RuntimeOptions.of(
                new Folders(Path.of("config"), Path.of("routes")), Map.of("DROVER_CHANGES_SINK", "file"));

        assertThat(DroverRuntime.check(options))
                .extracting(problem -> problem.sentence())
                .containsExactly("drover.changes.sink must be one of amqp, files, kafka, mirror, none, sql, webhook, is"
                        + " 'file'");
    }

    @Test
    void the_feed_has_the_options_of_its_settings() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "drover.changes.sink", "files",
                "drover.changes.feed", "library",
                "drover.changes.delay", "5m",
                "drover.changes.schedule", "0 0 3 * * ?",
                "drover.changes.envelope", "bare",
                "drover.changes.batchSize", "77",
                "drover.changes.onSinkError", "deadLetter",
                "drover.changes.maxSweep", "3"));

        try (DroverRuntime runtime = DroverRuntime.prepare(options(settings).withoutStart())) {
            runtime.start();

            Route route = Objects.requireNonNull(runtime.context().getRoute("immich-changes"));
            FeedEndpoint feed = (FeedEndpoint) route.getEndpoint();
            assertThat(feed.getFeed()).isEqualTo("library");
            assertThat(feed.getDelay()).isEqualTo(300_000);
            assertThat(feed.getSchedule()).isEqualTo("0 0 3 * * ?");
            assertThat(feed.getEnvelope()).isEqualTo("bare");
            assertThat(feed.getBatchSize()).isEqualTo(77);
            assertThat(feed.getOnSinkError()).isEqualTo("deadLetter");
            assertThat(feed.getMaxSweep()).isEqualTo(3);
        }
    }

    @Test
    void a_library_s_changes_become_files() throws Exception {
        Path directory = data.resolve("changes");
        Manifest manifest = manifest(
                25,
                Map.of(
                        "drover.changes.sink", "files",
                        "drover.changes.files.directory", directory.toString(),
                        "drover.changes.batchSize", "10"));
        assertThat(manifest.error()).isNull();
        assertThat(manifest.of("asset").delivered()).isEqualTo(25);

        List<JsonNode> events = events(directory);
        assertThat(events.stream()
                        .filter(event -> event.path("type").asText().equals("app.immich.asset.upsert"))
                        .map(event -> event.path("subject").asText())
                        .distinct())
                .hasSize(25);
        assertThat(events.stream().map(event -> event.path("sequence").asText()))
                .isSorted();
    }

    @Test
    void a_webhook_that_fails_is_told_of_in_one_line_and_gets_what_it_has_not_taken() throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream standard = System.err;
        try (Receiver receiver = new Receiver()) {
            receiver.answer(204, 204, 503, 500, 204);
            System.setErr(new PrintStream(log, true, UTF_8));

            Manifest manifest = manifest(
                    3,
                    Map.of(
                            "drover.changes.sink",
                            "webhook",
                            "drover.changes.webhook.url",
                            receiver.url("/hook?token=s3cr3t")));

            assertThat(manifest.error()).isNull();
            List<String> ids = receiver.received().stream()
                    .map(request -> request.headers().get("webhook-id"))
                    .toList();
            String failed = ids.get(2);
            assertThat(ids.subList(2, 5)).as("tries of the third event").containsOnly(failed);
            assertThat(ids.stream().filter(id -> !id.equals(failed))).doesNotHaveDuplicates();
            assertThat(log.toString(UTF_8).lines().filter(line -> line.contains("WARN") || line.contains("goes on")))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .endsWith("feed immich waits for its sink and tries again, nothing is lost:"
                                            + " changes-to-webhook: the webhook " + receiver.url("")
                                            + " does not take the event " + failed + " now: it answers 503"),
                            line -> assertThat(line).endsWith("feed immich goes on"));
        } finally {
            System.setErr(standard);
        }
    }

    /** What a first run does with a library of so many photos. */
    private Manifest manifest(int photos, Map<String, String> settings) throws Exception {
        try (SandboxServer server = SandboxServer.builder().start()) {
            server.seed(photos);
            Map<String, String> all = new HashMap<>(settings);
            all.put("camel.component.immich.url", server.url().toString());
            all.put("camel.component.immich.email", server.email());
            all.put("camel.component.immich.password", server.password());
            all.put("drover.folder.enabled", "false");
            all.put("drover.changes.types", "assets");
            try (DroverRuntime runtime = DroverRuntime.prepare(options(all))) {
                CompletableFuture<FeedEndpoint> made = new CompletableFuture<>();
                runtime.context().getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> {
                    if (endpoint instanceof FeedEndpoint feed && uri.startsWith("immich://changes")) {
                        feed.setOnce(true);
                        made.complete(feed);
                    }
                    return endpoint;
                });
                runtime.start();
                return made.join().finished().get(60, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void what_is_gone_from_the_server_is_left_out_of_the_mirror() throws Exception {
        assertThat(mirrored(refused(400, "Not found or no asset.read access"))).isNull();
        assertThat(mirrored(refused(404, "Not found"))).isNull();
    }

    @Test
    void a_mirror_s_batch_fails_when_originals_may_not_be_downloaded() throws Exception {
        Exception refused = refused(403, "Missing required permission: asset.download");

        assertThat(mirrored(refused)).hasCauseReference(refused);
    }

    @Test
    void an_original_with_other_bytes_than_its_checksum_is_left_out_of_the_mirror() throws Exception {
        assertThat(mirrored(null)).isNull();
    }

    /** What becomes of a batch of one asset, when its download ends so, or gives other bytes. */
    private @Nullable Exception mirrored(@Nullable Exception refused) throws Exception {
        Map<String, String> settings =
                Map.of("drover.changes.sink", "mirror", "drover.changes.mirror.directory", data.toString());
        RoutesBuilder otherwise = new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration()
                        .interceptSendToEndpoint("immich:downloadAsset*")
                        .skipSendToOriginalEndpoint()
                        .process(exchange -> {
                            exchange.getMessage().setBody("other bytes");
                            exchange.setException(refused);
                        });
            }
        };
        RuntimeOptions options = options(settings).withRoutes("changes-to-mirror", "error-handling");
        try (DroverRuntime runtime = DroverRuntime.prepare(options.withConfigurations(List.of(otherwise)))) {
            runtime.start();
            try (ProducerTemplate template = runtime.context().createProducerTemplate()) {
                return template.send(
                                "direct:changes-to-mirror",
                                exchange -> exchange.getMessage().setBody(batchOfOneAsset()))
                        .getException();
            }
        }
    }

    private static ChangeBatch batchOfOneAsset() {
        String checksum = Base64.getEncoder().encodeToString(new byte[20]);
        String asset = "{\"originalFileName\":\"a.jpg\",\"checksum\":\"" + checksum + "\"}";
        Change change = new Change("s", "asset", "asset/1", Operation.UPSERT, null, "v", 1, 1, asset, null);
        return new ChangeBatch("library", "app.immich", Envelope.CLOUDEVENTS, List.of(change));
    }

    private static Exception refused(int status, String words) {
        return new RefusedException(words, new ApiException("downloadAsset", words, status, words, 0, false, null));
    }

    private RuntimeOptions options(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        if (!all.containsKey("camel.component.immich.email")) {
            all.put("camel.component.immich.apiKey", "key");
        }
        all.putIfAbsent("drover.changes.webhook.url", "https://example.org/changes");
        all.putIfAbsent("drover.bean.changesDatabase.jdbcUrl", "jdbc:sqlite:" + data.resolve("changes.db"));
        return RuntimeOptions.of(new Folders(Path.of("config"), Path.of("routes")), Map.of())
                .withOverrides(all)
                .withBeans(
                        Clock.systemUTC(),
                        store,
                        ledger,
                        new FeedStore(store, Clock.systemUTC()),
                        new FileRequests(data.resolve("requests")));
    }

    /** Those of the route files, without the ones that their kamelets make. */
    private static List<String> routesOfChanges(CamelContext context) {
        return context.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> id.contains("changes") && !id.startsWith("drover-"))
                .toList();
    }

    private static List<JsonNode> events(Path directory) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    events.add(new ObjectMapper().readTree(line));
                }
            }
        }
        return events;
    }
}
