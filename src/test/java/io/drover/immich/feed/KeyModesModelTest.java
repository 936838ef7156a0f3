package io.drover.immich.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.sandbox.LibraryScript;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever happens to a library, and however often the feed is killed: what was told is what is there. */
class KeyModesModelTest {
    private static final Duration FULL_EVERY = Duration.ofHours(6);
    private static final int RUNS = 60;
    private static final int MOST_STEPS = 40;

    @ParameterizedTest
    @CsvSource({"1.144.1, 1", "2.7.5, 2", "2.7.5, 3", "3.1.0, 4", "3.1.0, 5"})
    void what_was_told_is_what_is_there(String version, long seed) {
        Random random = new Random(seed);
        try (Stage stage = new Stage(version)) {
            stage.seed(300);
            LibraryScript script = new LibraryScript(stage.sandbox, random);
            FoldedFeed feed = new FoldedFeed(mode(version, stage), 1 + random.nextInt(50));

            for (int run = 0; run < RUNS; run++) {
                for (int step = random.nextInt(MOST_STEPS); step > 0; step--) {
                    stage.pass(Duration.ofMillis(random.nextInt(20_000)));
                    script.step();
                }
                stage.pass(Duration.ofMinutes(random.nextInt(60)));
                boolean killed = random.nextInt(3) == 0;
                feed.run(killed ? 1 + random.nextInt(10) : Integer.MAX_VALUE);
                if (!killed) {
                    assertThat(told(feed)).as("run %d", run).containsAllEntriesOf(there(version, stage));
                }
            }
            stage.pass(FULL_EVERY);
            feed.run();
            feed.run();

            assertThat(told(feed)).isNotEmpty().isEqualTo(there(version, stage));
        }
    }

    private static Mode mode(String version, Stage stage) {
        return version.startsWith("3")
                ? new SearchMode(stage.calls, FeedTypes.parse("assets"), Privacy.SHOWN, FULL_EVERY)
                : new DeltaMode(stage.calls, FeedTypes.parse("assets"), Privacy.SHOWN, FULL_EVERY);
    }

    private static Map<String, JsonNode> told(FoldedFeed feed) {
        Map<String, JsonNode> told = new TreeMap<>();
        feed.state().forEach((key, data) -> told.put(key, comparable(Stage.json(data))));
        return told;
    }

    /** Whether an asset of a partner is told with its stack depends on the call. */
    private static JsonNode comparable(JsonNode asset) {
        return ((ObjectNode) asset).without("stack");
    }

    private static Map<String, JsonNode> there(String version, Stage stage) {
        Map<String, JsonNode> there = new HashMap<>();
        String me = stage.get("/users/me", stage.sandbox.apiKey()).path("id").asText();
        if (version.startsWith("3")) {
            JsonNode page;
            int number = 1;
            do {
                page = stage.ask(
                                "/search/metadata",
                                "{\"withExif\":true,\"withDeleted\":true,\"size\":1000,\"page\":" + number++ + "}")
                        .path("assets");
                page.path("items")
                        .forEach(asset ->
                                add(asset, me.equals(asset.path("ownerId").asText()), there));
            } while (!page.path("nextPage").isNull());
            return there;
        }
        fullSync(stage, me).forEach(asset -> add(asset, true, there));
        stage.get("/partners?direction=shared-with", stage.sandbox.apiKey())
                .forEach(partner -> fullSync(stage, partner.path("id").asText())
                        .forEach(asset ->
                                add(asset, asset.path("visibility").asText().equals("timeline"), there)));
        return there;
    }

    private static JsonNode fullSync(Stage stage, String user) {
        return stage.ask(
                "/sync/full-sync",
                "{\"limit\":100000,\"updatedUntil\":\"2100-01-01T00:00:00Z\",\"userId\":\"" + user + "\"}");
    }

    private static void add(JsonNode asset, boolean told, Map<String, JsonNode> there) {
        if (told) {
            there.put("asset/" + asset.path("id").asText(), comparable(asset));
        }
    }
}
