package io.drover;

import io.drover.ingest.Ledger;
import io.drover.ingest.LedgerRow;
import io.drover.reload.Until;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.StoreAddress;
import io.drover.store.Stores;
import io.drover.testing.DroverNode;
import io.drover.testing.KafkaBroker;
import io.drover.testing.Postgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Several nodes on one folder of photos, with a broker, a database and a server of their own. */
final class ClusterWorld implements AutoCloseable {
    private static final String TOPICS = "drover";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final Path photos;
    private final String url;
    private final Map<String, String> environment;
    private final List<DroverNode> nodes = new ArrayList<>();
    private final Postgres postgres;
    private final KafkaBroker broker;
    private final SandboxServer server;

    /**
     * @param folder an empty one
     * @param photos which all nodes send
     * @param environment of all nodes
     * @param serverFaults as a fault script says
     */
    ClusterWorld(Path folder, Path photos, Map<String, String> environment, String serverFaults) throws Exception {
        this.folder = folder;
        this.photos = photos;
        this.environment = environment;
        this.postgres = Postgres.start();
        this.url = postgres.emptyDatabase();
        this.broker = KafkaBroker.in(Files.createDirectory(folder.resolve("kafka")));
        this.server = SandboxServer.builder().faults(serverFaults).start();
    }

    /** Starts one more node. */
    DroverNode start(String name, String role) throws IOException {
        Map<String, String> variables = new HashMap<>(Map.of(
                "DROVER_ROLE", role,
                "DROVER_STORE_URL", url,
                "DROVER_CLUSTER_BROKERS", broker.address(),
                "IMMICH_URL", server.url().toString(),
                "IMMICH_API_KEY", server.apiKey(),
                "DROVER_FOLDER", photos.toString(),
                "DROVER_STABLE_FOR", "0s"));
        variables.putAll(environment);
        DroverNode node = new DroverNode(name, folder, variables);
        nodes.add(node);
        node.start();
        return node;
    }

    List<DroverNode> nodes() {
        return nodes;
    }

    SandboxServer server() {
        return server;
    }

    /** How many records of files no node has dealt with yet. */
    long waiting() throws Exception {
        return broker.waiting(TOPICS + "-folder");
    }

    /** What no node could deal with. */
    List<String> deadLetters() {
        return broker.records(TOPICS + "-dead").stream()
                .map(dead -> new String(dead.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** As if the machine of the database had been switched off and on. */
    void restartDatabase() throws Exception {
        postgres.kill();
        postgres.startAgain();
    }

    void restartBroker() {
        broker.stop();
        broker.start();
    }

    /** Waits until so many uploads have begun, whether each of them ends or not. */
    void awaitUploads(int count) throws Exception {
        if (!server.awaitRequests("uploadAsset", count, PATIENCE)) {
            throw new AssertionError(
                    "only " + server.requests("uploadAsset") + " of " + count + " uploads have begun\n" + said());
        }
    }

    /** Waits until it is so, for as long as all nodes live. */
    void await(String what, Callable<Boolean> condition) throws Exception {
        try {
            Until.isTrue(what, PATIENCE, condition);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + said(), e);
        }
    }

    /** The node that leads now, as the database knows it, or null while none does. */
    @Nullable
    DroverNode leader() throws SQLException {
        String name = postgres.ask("""
                select coalesce(max(substring(application_name from 'drover-leader (.*)')), '') from pg_locks
                join pg_stat_activity on pg_stat_activity.pid = pg_locks.pid
                where locktype = 'advisory' and granted
                """);
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** How many files have ended on the server, as the ledger says. */
    int done() throws SQLException {
        return Integer.parseInt(postgres.ask("select count(*) from file where state in ('uploaded', 'duplicate')"));
    }

    /** All that the ledger holds. */
    List<LedgerRow> ledger() {
        List<LedgerRow> rows = new ArrayList<>();
        try (Store store = Stores.openReadOnly(new DataFolder(folder, "test"), StoreAddress.of(url));
                Ledger ledger = new Ledger(store, Clock.systemUTC())) {
            ledger.forEach(rows::add);
        }
        return rows;
    }

    /** What all nodes have said. */
    String said() throws IOException {
        StringBuilder said = new StringBuilder();
        for (DroverNode node : nodes) {
            said.append("---- ").append(node.name()).append('\n').append(node.said());
        }
        return said.toString();
    }

    @Override
    public void close() throws Exception {
        try (postgres;
                broker;
                server) {
            nodes.forEach(DroverNode::close);
        }
    }
}
