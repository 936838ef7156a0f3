package io.drover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.FeedException;
import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.feed.Manifest;
import io.drover.feed.camel.FeedEndpoint;
import io.drover.ingest.Ledger;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.sandbox.SandboxServer;
import io.drover.sandbox.StackOperation;
import io.drover.sandbox.contentstack.AssetUpload;
import io.drover.sandbox.contentstack.ContentKey;
import io.drover.sandbox.contentstack.ContentstackServer;
import io.drover.sandbox.contentstack.EntryDraft;
import io.drover.sandbox.contentstack.StackContent;
import io.drover.sandbox.contentstack.StateFilter;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped route of a stack: what is published, unpublished and deleted goes where one setting says. */
@Timeout(120)
class ContentstackRoutesTest {
    private static final String STACK = "contentstack";
    private static final String LIBRARY = "immich";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path data;

    private ContentstackServer sandbox;
    private StackContent content;
    private Store store;
    private Ledger ledger;

    @BeforeEach
    void open() throws IOException {
        sandbox = ContentstackServer.builder().start();
        content = sandbox.content();
        store = Stores.open(new DataFolder(data, "test").create(), null);
        ledger = new Ledger(store, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        ledger.close();
        store.close();
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"files", "kafka", "amqp", "webhook", "sql"})
    void a_sink_is_loaded_with_the_feed_of_the_stack_alone(String sink) {
        assertThat(routes(Map.of("drover.contentstack.sink", sink)))
                .containsExactlyInAnyOrder("contentstack-changes", "changes-to-" + sink);
    }

    @ParameterizedTest
    @CsvSource({"files, files", "mirror, files", "kafka, sql"})
    void each_feed_has_the_sink_that_it_names(String ofTheLibrary, String ofTheStack) {
        assertThat(routes(Map.of("drover.changes.sink", ofTheLibrary, "drover.contentstack.sink", ofTheStack)))
                .contains(
                        "immich-changes",
                        "contentstack-changes",
                        "changes-to-" + ofTheLibrary,
                        "changes-to-" + ofTheStack)
                .hasSize(ofTheLibrary.equals(ofTheStack) ? 3 : 4);
    }

    @Test
    void a_mirror_is_of_a_library_alone() {
        assertThatThrownBy(() -> DroverRuntime.prepare(options(Map.of("drover.contentstack.sink", "mirror"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "drover.contentstack.sink must be one of amqp, files, kafka, none, sql, webhook, is"
                                + " 'mirror'");
    }

    @Test
    void an_installation_without_a_stack_is_asked_for_nothing_of_it() {
        RuntimeOptions options =
                RuntimeOptions.of(new Folders(Path.of("config"), Path.of("routes")), Map.of("IMMICH_API_KEY", "key"));

        assertThat(DroverRuntime.examine(options.withBeans(Clock.systemUTC(), store, ledger), context -> {}))
                .isEmpty();
    }

    @Test
    void a_stack_alone_is_started_without_any_setting_of_immich() {
        RuntimeOptions options = RuntimeOptions.of(
                        new Folders(Path.of("config"), Path.of("routes")),
                        Map.of(
                                "CONTENTSTACK_API_KEY",
                                "blt0",
                                "CONTENTSTACK_DELIVERY_TOKEN",
                                "cs0",
                                "CONTENTSTACK_ENVIRONMENT",
                                "production",
                                "DROVER_CONTENTSTACK_SINK",
                                "files",
                                "DROVER_FOLDER_ENABLED",
                                "false"))
                .withBeans(Clock.systemUTC(), store, ledger);

        assertThat(DroverRuntime.examine(options, context -> {})).isEmpty();
        try (DroverRuntime runtime = DroverRuntime.started(options.withoutStart())) {
            assertThat(runtime.context().getRoute("contentstack-changes")).isNotNull();
            assertThat(runtime.context().getRoute("ingest")).isNotNull();
            assertThat(runtime.context().getRoute("ingest-folder")).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"DROVER_FOLDER_ENABLED", "DROVER_INBOX_ENABLED", "DROVER_ALBUM_ENABLED"})
    void a_source_of_files_still_needs_the_settings_of_its_server(String enabled) {
        Map<String, String> environment = new HashMap<>(Map.of("DROVER_FOLDER_ENABLED", "false"));
        environment.put(enabled, "true");
        RuntimeOptions options = RuntimeOptions.of(new Folders(Path.of("config"), Path.of("routes")), environment)
                .withBeans(Clock.systemUTC(), store, ledger);

        assertThat(DroverRuntime.examine(options, context -> {}))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.sentence()).startsWith("camel.component.immich.apiKey is not set"));
        assertThatThrownBy(() -> DroverRuntime.started(options))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("camel.component.immich.apiKey is not set");
    }

    @Test
    void a_stack_without_its_key_is_a_problem_of_its_route() {
        RuntimeOptions options = RuntimeOptions.of(
                        new Folders(Path.of("config"), Path.of("routes")),
                        Map.of("IMMICH_API_KEY", "key", "DROVER_CONTENTSTACK_SINK", "files"))
                .withBeans(Clock.systemUTC(), store, ledger);

        assertThat(DroverRuntime.examine(options, context -> {}))
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence())
                        .contains("camel.component.contentstack.apiKey is not set: give the API key of the stack"));
    }

    @Test
    void the_feed_has_the_options_of_its_settings() {
        Map<String, String> settings = Map.of(
                "drover.contentstack.sink", "files",
                "drover.contentstack.feed", "blog",
                "drover.contentstack.delay", "5m",
                "drover.contentstack.schedule", "0 0 3 * * ?",
                "drover.contentstack.envelope", "bare",
                "drover.contentstack.batchSize", "77",
                "drover.contentstack.onSinkError", "deadLetter",
                "drover.contentstack.maxSweep", "3");

        try (DroverRuntime runtime = DroverRuntime.prepare(options(settings).withoutStart())) {
            runtime.start();

            Route route = Objects.requireNonNull(runtime.context().getRoute("contentstack-changes"));
            FeedEndpoint feed = (FeedEndpoint) route.getEndpoint();
            assertThat(feed.getFeed()).isEqualTo("blog");
            assertThat(feed.getDelay()).isEqualTo(300_000);
            assertThat(feed.getSchedule()).isEqualTo("0 0 3 * * ?");
            assertThat(feed.getEnvelope()).isEqualTo("bare");
            assertThat(feed.getBatchSize()).isEqualTo(77);
            assertThat(feed.getOnSinkError()).isEqualTo("deadLetter");
            assertThat(feed.getMaxSweep()).isEqualTo(3);
        }
    }

    @Test
    void what_is_published_unpublished_and_deleted_arrives_and_a_restart_goes_on_from_the_token() throws Exception {
        publishSome();
        assertThat(run(toFiles()).error()).isNull();
        assertSame();
        int inits = sandbox.requests(StackOperation.SYNC_INIT);

        content.unpublish(new ContentKey("blog", "one", "en-us"));
        content.delete("blog", "two");
        content.delete(ContentKey.ASSETS, "logo");
        content.deleteContentType("page");
        content.publish(EntryDraft.of("blog", "three", "de-de", "Hallo"));
        assertThat(run(toFiles()).error()).isNull();

        ChangeFiles files = files(STACK);
        files.assertEachOnce();
        assertSame();
        assertThat(files.deleted("unpublished")).containsExactly("entry/blog/one/en-us");
        assertThat(files.deleted("deleted")).contains("entry/blog/two/en-us", "asset/logo/en-us");
        assertThat(files.folded()).doesNotContainKeys("entry/page/about/en-us", "entry/page/terms/en-us");
        assertThat(files.events())
                .extracting(event -> event.path("type").asText())
                .contains("com.contentstack.entry.upsert", "com.contentstack.asset.upsert");
        assertThat(sandbox.requests(StackOperation.SYNC_INIT)).isEqualTo(inits);
    }

    @Test
    void only_what_the_settings_ask_for_is_told() throws Exception {
        publishSome();
        content.publish(EntryDraft.of("blog", "one", "de-de", "Hallo"));

        run(toFiles("drover.contentstack.contentTypes", "blog", "drover.contentstack.locales", "de-de"));
        assertThat(files(STACK).folded()).containsOnlyKeys("entry/blog/one/de-de");
    }

    @Test
    void tokens_that_are_not_known_any_more_are_left_and_what_is_gone_is_told() throws Exception {
        publishSome();
        run(toFiles());

        content.unpublish(new ContentKey("blog", "one", "en-us"));
        sandbox.forgetTokens();
        Manifest manifest = run(toFiles("drover.contentstack.maxSweep", "50"));
        run(toFiles("drover.contentstack.maxSweep", "50"));

        assertThat(manifest.error()).isNull();
        assertThat(manifest.generation()).isEqualTo(2);
        assertSame();
        files(STACK).assertEachOnce();
    }

    @Test
    void a_feed_that_is_to_ask_leaves_the_choice_to_its_user() throws Exception {
        publishSome();
        run(toFiles("drover.contentstack.onInvalidToken", "ask"));

        sandbox.forgetTokens();

        assertThatThrownBy(() -> run(toFiles("drover.contentstack.onInvalidToken", "ask")))
                .cause()
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("drover feed resync contentstack");
    }

    @Test
    void another_filter_is_refused_until_the_user_asks_for_it() throws Exception {
        publishSome();
        run(toFiles());

        assertThatThrownBy(() -> run(toFiles("drover.contentstack.locales", "de-de")))
                .cause()
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("feed contentstack was begun with 'types=")
                .hasMessageContaining("locales=all' and is now set to")
                .hasMessageContaining("locales=de-de': ask for `drover feed resync contentstack`");
    }

    @Test
    void a_wrong_delivery_token_is_told_once_and_the_feed_goes_on_when_it_is_right() throws Exception {
        publishSome();
        Path token = Files.writeString(data.resolve("token"), "wrong");
        Map<String, String> settings = toFiles(
                "camel.component.contentstack.deliveryTokenFile",
                token.toString(),
                "drover.contentstack.delay",
                "50ms");

        String log = logOf(() -> {
            try (DroverRuntime runtime = DroverRuntime.started(options(settings))) {
                assertThat(runtime.context().isStarted()).isTrue();
                assertThat(sandbox.awaitRequests(4, Duration.ofSeconds(60))).isTrue();
                Files.writeString(token, sandbox.deliveryToken());
                Files.setLastModifiedTime(token, FileTime.from(Instant.parse("2035-01-01T00:00:00Z")));
                // the first run ends with one, and the second begins when the sink has all of the first
                assertThat(sandbox.awaitRequests(StackOperation.SYNC_DELTA, 3, Duration.ofSeconds(60)))
                        .isTrue();
            }
        });

        assertSame();
        List<String> warnings =
                log.lines().filter(line -> line.contains("WARN")).toList();
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("feed contentstack: ")
                .contains("the delivery token");
        assertThat(log)
                .doesNotContain(sandbox.deliveryToken(), sandbox.apiKey())
                .contains("feed contentstack: goes on");
    }

    @Test
    void a_stop_does_not_wait_for_an_answer_that_does_not_come() throws Exception {
        sandbox.addFaults("sync: hang");
        DroverRuntime runtime = DroverRuntime.started(options(toFiles()));
        assertThat(sandbox.awaitRequests(1, Duration.ofSeconds(60))).isTrue();

        assertThat(CompletableFuture.runAsync(runtime::close)).succeedsWithin(Duration.ofSeconds(8));
    }

    @Test
    void a_library_and_a_stack_go_into_files_at_once() throws Exception {
        publishSome();
        try (SandboxServer server = SandboxServer.builder().start()) {
            server.seed(25);
            Map<String, String> settings = toFiles(
                    "drover.changes.sink",
                    "files",
                    "drover.changes.types",
                    "assets",
                    "camel.component.immich.url",
                    server.url().toString(),
                    "camel.component.immich.email",
                    server.email(),
                    "camel.component.immich.password",
                    server.password());

            Map<String, Manifest> manifests = runs(settings, List.of(LIBRARY, STACK));

            assertThat(manifests.values()).extracting(Manifest::error).containsOnlyNulls();
        }
        assertSame();
        assertThat(files(LIBRARY).folded()).hasSize(25);
        assertThat(files(LIBRARY).events())
                .allSatisfy(event -> assertThat(event.path("type").asText()).startsWith("app.immich."));
        assertThat(files(STACK).events())
                .allSatisfy(event -> assertThat(event.path("type").asText()).startsWith("com.contentstack."));
    }

    private void publishSome() {
        content.publish(EntryDraft.of("blog", "one", "en-us", "One"));
        content.publish(EntryDraft.of("blog", "two", "en-us", "Two"));
        content.publish(EntryDraft.of("page", "about", "en-us", "About"));
        content.publish(EntryDraft.of("page", "terms", "en-us", "Terms"));
        content.save(new AssetUpload("logo", "logo.png", "image/png", new byte[] {1, 2, 3}));
        content.publish(ContentKey.asset("logo", "en-us"));
    }

    /** All files together tell what the stack shows. */
    private void assertSame() throws IOException {
        Map<String, JsonNode> shown = new TreeMap<>();
        for (var state : content.published(StateFilter.ALL).entrySet()) {
            ContentKey key = state.getKey();
            String type = key.contentType().equals(ContentKey.ASSETS) ? "asset" : "entry/" + key.contentType();
            shown.put(
                    type + "/" + key.uid() + "/" + key.locale(),
                    JSON.readTree(state.getValue().data()));
        }

        assertThat(files(STACK).folded()).isEqualTo(shown);
    }

    private ChangeFiles files(String feed) throws IOException {
        return ChangeFiles.in(data.resolve("changes").resolve(feed));
    }

    /** Settings that let the stack's changes go to files; more of them in pairs. */
    private Map<String, String> toFiles(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "drover.contentstack.sink",
                "files",
                "drover.changes.files.directory",
                data.resolve("changes").toString()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    /** One run of the stack's feed, in a process of its own. */
    private Manifest run(Map<String, String> settings) throws Exception {
        return Objects.requireNonNull(runs(settings, List.of(STACK)).get(STACK));
    }

    private Map<String, Manifest> runs(Map<String, String> settings, List<String> feeds) throws Exception {
        Map<String, FeedEndpoint> endpoints = new ConcurrentHashMap<>();
        Map<String, Manifest> manifests = new HashMap<>();
        try (DroverRuntime runtime = DroverRuntime.prepare(options(settings))) {
            runtime.context().getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> {
                if (endpoint instanceof FeedEndpoint feed && uri.contains("//changes")) {
                    feed.setOnce(true);
                    endpoints.put(uri.substring(0, uri.indexOf(':')), feed);
                }
                return endpoint;
            });
            runtime.start();
            for (String feed : feeds) {
                FeedEndpoint endpoint = Objects.requireNonNull(endpoints.get(feed));
                manifests.put(feed, endpoint.finished().get(60, TimeUnit.SECONDS));
            }
        }
        return manifests;
    }

    private List<String> routes(Map<String, String> settings) {
        try (DroverRuntime runtime = DroverRuntime.prepare(options(settings).withoutStart())) {
            runtime.start();
            return routesOfChanges(runtime.context());
        }
    }

    /** Those of the route files, without the ones that their kamelets make. */
    private static List<String> routesOfChanges(CamelContext context) {
        return context.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> id.contains("changes") && !id.startsWith("drover-"))
                .toList();
    }

    private RuntimeOptions options(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "camel.component.immich.apiKey",
                "key",
                "camel.component.contentstack.host",
                sandbox.url().toString(),
                "camel.component.contentstack.apiKey",
                sandbox.apiKey(),
                "camel.component.contentstack.deliveryToken",
                sandbox.deliveryToken(),
                "camel.component.contentstack.environment",
                sandbox.environment(),
                "drover.folder.enabled",
                "false",
                "drover.changes.webhook.url",
                "https://example.org/changes",
                "drover.bean.changesDatabase.jdbcUrl",
                "jdbc:sqlite:" + data.resolve("changes.db")));
        if (settings.containsKey("camel.component.immich.email")) {
            all.remove("camel.component.immich.apiKey");
        }
        all.putAll(settings);
        return RuntimeOptions.of(new Folders(Path.of("config"), Path.of("routes")), Map.of())
                .withOverrides(all)
                .withBeans(
                        Clock.systemUTC(),
                        store,
                        ledger,
                        new FeedStore(store, Clock.systemUTC()),
                        new FileRequests(data.resolve("requests")),
                        new DataFolder(data, "test"));
    }

    private interface Step {
        void run() throws Exception;
    }

    private static String logOf(Step step) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            step.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }
}
