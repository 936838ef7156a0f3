package io.drover.feed.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.feed.Change;
import io.drover.feed.ChangeBatch;
import io.drover.ingest.Ledger;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import io.drover.testing.Receiver;
import io.drover.testing.Receiver.Received;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several sinks in one route, two of a kind with settings of their own: a batch counts when all of them have it. */
@Timeout(60)
class KameletSinksTest {
    private static final String ROUTE = """
            - route:
                id: everywhere
                from:
                  uri: direct:everywhere
                  steps:
                    - to: {uri: "kamelet:drover-changes-to-file", parameters: {directory: "{{env:FILES}}"}}
                    - to:
                        uri: kamelet:drover-changes-to-webhook
                        parameters: {url: "#property:env:FIRST", authorization: "#property:env:TOKEN"}
                    - to:
                        uri: kamelet:drover-changes-to-webhook
                        parameters: {url: "#property:env:SECOND", secret: "#property:env:SECRET"}
                    - to: {uri: "kamelet:drover-changes-to-sql", parameters: {dataSource: changesDatabase, table: one}}
                    - to: {uri: "kamelet:drover-changes-to-sql", parameters: {dataSource: changesDatabase, table: two}}
            """;

    @TempDir
    private Path folder;

    private final Changes changes = new Changes();
    private Receiver first;
    private Receiver second;
    private Store store;
    private Ledger ledger;
    private DroverRuntime runtime;

    @BeforeEach
    void start() throws Exception {
        first = new Receiver();
        second = new Receiver();
        store = Stores.open(new DataFolder(folder.resolve("data"), "test").create(), null);
        ledger = new Ledger(store, Clock.systemUTC());
        Path routes = Files.createDirectory(folder.resolve("routes"));
        Files.writeString(routes.resolve("everywhere.camel.yaml"), ROUTE);
        Files.copy(Path.of("routes/error-handling.camel.yaml"), routes.resolve("error-handling.camel.yaml"));
        Path config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("application.properties"), """
                drover.retry.attempts = 0
                drover.retry.delay = 1
                drover.retry.maxDelay = 1
                drover.bean.changesDatabase = com.zaxxer.hikari.HikariDataSource
                drover.bean.changesDatabase.jdbcUrl = {{env:DATABASE}}
                """);
        Map<String, String> environment = Map.of(
                "FILES", folder.resolve("files").toString(),
                "FIRST", first.url("/first?key=s3cr3t-url"),
                "SECOND", second.url("/second"),
                "TOKEN", "Bearer s3cr3t-token",
                "SECRET", "s3cr3t-key",
                "DATABASE", database());
        runtime = DroverRuntime.started(RuntimeOptions.of(new Folders(config, routes, Path.of("kamelets")), environment)
                .withBeans(Clock.systemUTC(), store, ledger));
    }

    private String database() {
        return "jdbc:sqlite:" + folder.resolve("changes.db");
    }

    @AfterEach
    void stop() throws Exception {
        runtime.close();
        ledger.close();
        store.close();
        first.close();
        second.close();
    }

    @Test
    void each_sink_has_the_whole_batch_by_its_own_settings() throws Exception {
        ChangeBatch batch = changes.upsert("a", 1).upsert("b", 1).batch();

        assertThat(deliver(batch, new BatchProgress(batch))).isNull();

        assertThat(ids(first)).isEqualTo(ids(batch)).isEqualTo(ids(second));
        assertThat(first.received().get(0).headers())
                .containsEntry("authorization", "Bearer s3cr3t-token")
                .doesNotContainKey("webhook-signature");
        assertThat(second.received().get(0).headers())
                .containsKey("webhook-signature")
                .doesNotContainKey("authorization");
        assertThat(rows("one")).isEqualTo(rows("two")).isEqualTo(2);
        try (Stream<Path> files = Files.walk(folder.resolve("files"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void a_batch_that_one_sink_has_not_taken_comes_again_to_that_one_where_it_stopped() throws Exception {
        ChangeBatch batch = changes.upsert("a", 1).upsert("b", 1).upsert("c", 1).batch();
        BatchProgress progress = new BatchProgress(batch);
        second.answer(204, 503);

        assertThat(deliver(batch, progress)).hasStackTraceContaining("it answers 503");
        assertThat(Files.exists(folder.resolve("changes.db")) ? rows("sqlite_master") : 0)
                .as("tables of the sinks behind it")
                .isZero();
        assertThat(deliver(batch, progress)).isNull();

        List<String> ids = ids(batch);
        assertThat(ids(first)).isEqualTo(ids);
        assertThat(ids(second)).containsExactly(ids.get(0), ids.get(1), ids.get(1), ids.get(2));
        assertThat(rows("one")).isEqualTo(rows("two")).isEqualTo(3);
    }

    @Test
    void no_secret_stands_in_an_address() {
        assertThat(runtime.context().getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains("s3cr3t")
                        || endpoint.getEndpointBaseUri().contains("s3cr3t"));
    }

    private @Nullable Exception deliver(ChangeBatch batch, BatchProgress progress) throws Exception {
        try (ProducerTemplate template = runtime.context().createProducerTemplate()) {
            return template.send("direct:everywhere", exchange -> {
                        exchange.getMessage().setBody(batch);
                        exchange.getMessage().setHeader(FeedHeaders.FEED, batch.feed());
                        progress.carriedBy(exchange);
                    })
                    .getException();
        }
    }

    private static List<String> ids(ChangeBatch batch) {
        return batch.changes().stream().map(Change::id).toList();
    }

    private static List<String> ids(Receiver receiver) {
        return receiver.received().stream()
                .map(Received::headers)
                .map(headers -> headers.get("webhook-id"))
                .toList();
    }

    private int rows(String table) throws Exception {
        try (Connection connection = DriverManager.getConnection(database());
                ResultSet rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
