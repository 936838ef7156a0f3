package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.reload.Until;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.DroverNode;
import io.drover.testing.FileTree;
import io.drover.testing.KafkaBroker;
import io.drover.testing.Postgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One view of several nodes: status and check from anywhere, health and metrics from each of them. */
@Timeout(300)
class ClusterViewTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int FILES = 30;

    @TempDir
    private Path folder;

    @TempDir
    private Path photos;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void nodes_and_topics_are_seen_from_anywhere_and_each_node_tells_its_part() throws Exception {
        new FileTree(photos, new Random(3)).files(FILES, 200);
        int port = freePort();
        try (Postgres postgres = Postgres.start();
                KafkaBroker broker = KafkaBroker.in(Files.createDirectory(folder.resolve("kafka")));
                SandboxServer server = SandboxServer.builder().start()) {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "DROVER_ROLE", "node",
                    "DROVER_STORE_URL", postgres.emptyDatabase(),
                    "DROVER_CLUSTER_BROKERS", broker.address(),
                    "DROVER_CLUSTER_PARTITIONS", "6",
                    "IMMICH_URL", server.url().toString(),
                    "IMMICH_API_KEY", server.apiKey(),
                    "DROVER_FOLDER", photos.toString(),
                    "DROVER_STABLE_FOR", "0s",
                    "DROVER_OBSERVE_PORT", String.valueOf(port)));
            CommandRun before = run(settings);
            assertThat(before.run("check", "--online")).as(before.err()).isZero();

            try (DroverNode node = new DroverNode("nas-1", folder, settings)) {
                node.start();
                await(node, "all files are there", () -> server.assetCount() == FILES);
                await(node, "all is well and done", () -> isWellAndDone(port));
                JsonNode health = json.readTree(get(port, "/observe/health"));
                String metrics = get(port, "/observe/metrics");
                JsonNode status = status(settings);
                CommandRun check = run(settings);
                int checked = check.run("check", "--online");
                CommandRun people = run(settings);
                people.run("status");
                broker.stop();
                JsonNode without = status(settings);
                node.stop();
                JsonNode after = status(settings);
                broker.start();

                assertThat(before.out()).contains("the first node that runs makes the topics");
                assertThat(finding(health, "cluster").at("/data"))
                        .isEqualTo(json.readTree("{\"leads\":\"scan-folder\",\"node\":\"nas-1\",\"role\":\"node\"}"));
                assertThat(finding(health, "cluster").at("/reason").textValue())
                        .isEqualTo("nas-1 is a node and leads scan-folder");
                assertThat(health.toString()).doesNotContain("transactions");
                assertThat(finding(health, "kafka").at("/data/drover-folder").intValue())
                        .isZero();
                assertThat(finding(health, "work drover-folder")
                                .at("/data/partitions")
                                .intValue())
                        .isEqualTo(6);
                assertThat(metrics)
                        .contains("drover_cluster_leader{namespace=\"scan-folder\"} 1")
                        .contains("drover_work_waiting{topic=\"drover-folder\"} 0")
                        .contains("drover_work_partitions{topic=\"drover-folder\"} 6")
                        .contains("drover_work_in_flight{topic=\"drover-folder\"} 0")
                        .contains("drover_work_done_total{topic=\"drover-folder\"} 30")
                        .contains("drover_files_shared_total{source=\"scan-folder\"} 30")
                        .contains("drover_files_in_flight{source=\"scan-folder\"} 0")
                        .contains("drover_files_total{source=\"work-folder\",state=\"uploaded\"} 30");
                assertThat(status.at("/targets/0/sources/0/states/uploaded").intValue())
                        .isEqualTo(FILES);
                assertThat(status.at("/cluster/nodes/0/name").textValue()).isEqualTo("nas-1");
                assertThat(status.at("/cluster/nodes/0/leads/0").textValue()).isEqualTo("scan-folder");
                assertThat(status.at("/cluster/topics/0"))
                        .isEqualTo(json.readTree("{\"topic\":\"drover-folder\",\"deadLetters\":false,\"waiting\":0,"
                                + "\"partitions\":6,\"holders\":{\"nas-1\":6}}"));
                assertThat(people.out())
                        .contains("  nas-1: node ")
                        .contains(", leads scan-folder, seen ")
                        .contains("  drover-folder: 0 files wait; 6 partitions: nas-1 6")
                        .contains("  drover-dead: 0 dead letters");
                assertThat(checked).as(check.err()).isZero();
                assertThat(check.out())
                        .contains("the broker at " + broker.address() + " has drover-folder with 6 partitions");
                assertThat(without.at("/cluster/problem").textValue()).contains(broker.address());
                assertThat(without.at("/cluster/nodes")).hasSize(1);
                assertThat(after.at("/cluster/nodes")).isEmpty();
            }
        }
    }

    private static void await(DroverNode node, String what, Callable<Boolean> condition) throws Exception {
        try {
            Until.isTrue(what, PATIENCE, condition);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + node.said(), e);
        }
    }

    private CommandRun run(Map<String, String> settings) {
        CommandRun run = CommandRun.in(folder.resolve("elsewhere"));
        settings.forEach(run::with);
        return run;
    }

    private JsonNode status(Map<String, String> settings) throws IOException {
        CommandRun run = run(settings);
        assertThat(run.run("status", "--json")).as(run.err()).isZero();
        return json.readTree(run.out());
    }

    private boolean isWellAndDone(int port) throws Exception {
        return get(port, "/observe/health").startsWith("{\"status\":\"UP\"")
                && get(port, "/observe/metrics").contains("drover_work_done_total{topic=\"drover-folder\"} " + FILES)
                && get(port, "/observe/metrics").contains("drover_work_waiting{topic=\"drover-folder\"} 0");
    }

    private String get(int port, String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static JsonNode finding(JsonNode health, String name) {
        for (JsonNode check : health.path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name + " in " + health);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
