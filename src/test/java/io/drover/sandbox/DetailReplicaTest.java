package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.sandbox.SyncSession.Line;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A client that follows the stream, does by itself what the server leaves to it, and acknowledges now and then, has in
 * the end what the library has, whatever happened.
 */
class DetailReplicaTest {
    private static final int STEPS = 1_500;

    /** The data of lines by type and key. */
    private final Map<String, JsonNode> replica = new TreeMap<>();

    @ParameterizedTest
    @CsvSource({"1.144.1, 1", "2.7.5, 2", "3.1.0, 3", "3.1.0, 4"})
    void a_client_ends_with_what_the_library_has(String version, long seed) throws IOException {
        Random random = new Random(seed);
        try (SandboxServer sandbox = SandboxServer.builder().version(version).start()) {
            SyncSession session = SyncSession.of(sandbox);
            for (int step = 0; step < STEPS; step++) {
                change(sandbox, random);
                if (random.nextInt(25) == 0) {
                    follow(session, version, random.nextInt(3) > 0);
                }
            }
            follow(session, version, true);

            assertThat(replica).isEqualTo(library(sandbox, version));
        }
        assertThat(replica).hasSizeGreaterThan(30);
    }

    private static void change(SandboxServer sandbox, Random random) {
        List<StoredAsset> assets = sandbox.assets();
        int chance = random.nextInt(20);
        if (chance == 0 || assets.isEmpty()) {
            sandbox.seed("a.jpg", "%040x".formatted(random.nextLong()), 1);
        } else if (chance == 1) {
            sandbox.purge(assets.get(random.nextInt(assets.size())).id());
        } else {
            sandbox.details().step(random);
        }
    }

    private void follow(SyncSession session, String version, boolean acknowledges) {
        List<Line> lines = session.streamAll(version);
        lines.forEach(line -> apply(line.type(), line.data()));
        if (acknowledges) {
            session.ackAll(lines);
        }
    }

    private void apply(String type, JsonNode data) {
        switch (type) {
            case "PersonV1", "AssetFaceV1", "AssetFaceV2", "MemoryV1", "AssetEditV1", "AssetOcrV1" ->
                replica.put(type + " " + data.path("id").asText(), data);
            case "MemoryToAssetV1" -> replica.put(link(data), data);
            case "UserMetadataV1" -> replica.put(type + " " + data.path("key").asText(), data);
            case "PersonDeleteV1" ->
                replica.remove("PersonV1 " + data.path("personId").asText());
            case "AssetFaceDeleteV1" -> {
                replica.remove("AssetFaceV1 " + data.path("assetFaceId").asText());
                replica.remove("AssetFaceV2 " + data.path("assetFaceId").asText());
            }
            case "MemoryDeleteV1" -> {
                String memory = data.path("memoryId").asText();
                replica.remove("MemoryV1 " + memory);
                replica.keySet().removeIf(key -> key.startsWith("MemoryToAssetV1 " + memory));
            }
            case "MemoryToAssetDeleteV1" -> replica.remove(link(data));
            case "AssetEditDeleteV1" ->
                replica.remove("AssetEditV1 " + data.path("editId").asText());
            case "AssetOcrDeleteV1" -> removeOf(data.path("assetId").asText(), "AssetOcrV1");
            case "UserMetadataDeleteV1" ->
                replica.remove("UserMetadataV1 " + data.path("key").asText());
            case "AssetDeleteV1" -> removeOf(data.path("assetId").asText(), "");
            default -> {
                // Everything else is of other things.
            }
        }
    }

    private void removeOf(String asset, String type) {
        replica.entrySet()
                .removeIf(entry -> entry.getKey().startsWith(type)
                        && entry.getValue().path("assetId").asText().equals(asset));
    }

    private static String link(JsonNode data) {
        return "MemoryToAssetV1 " + data.path("memoryId").asText() + " "
                + data.path("assetId").asText();
    }

    private static Map<String, JsonNode> library(SandboxServer sandbox, String version) {
        LibraryDetails details = sandbox.details();
        Map<String, JsonNode> all = new TreeMap<>();
        put(all, "PersonV1", details.people(), DetailViews::person);
        if (!version.startsWith("3.")) {
            put(all, "AssetFaceV1", details.faces(), DetailViews::firstFace);
        }
        if (!version.startsWith("1.")) {
            put(all, "AssetFaceV2", details.faces(), DetailViews::secondFace);
        }
        put(all, "MemoryV1", details.memories(), DetailViews::memory);
        details.memoryAssets().forEach(link -> {
            JsonNode data = DetailViews.memoryAsset(link);
            all.put(link(data), data);
        });
        put(all, "AssetEditV1", details.edits(), DetailViews::edit);
        put(all, "AssetOcrV1", details.texts(), DetailViews::text);
        details.settings()
                .forEach(setting -> all.put("UserMetadataV1 " + setting.name(), DetailViews.setting(setting)));
        return parsed(all);
    }

    private static <D extends Detail> void put(
            Map<String, JsonNode> all, String type, List<D> details, Function<D, ? extends JsonNode> view) {
        details.forEach(detail -> all.put(type + " " + detail.key().get(0), view.apply(detail)));
    }

    /** With the numbers as a reader of the text has them. */
    private static Map<String, JsonNode> parsed(Map<String, JsonNode> all) {
        Map<String, JsonNode> parsed = new TreeMap<>();
        all.forEach((key, data) ->
                parsed.put(key, SyncSession.line("{\"data\":" + data + "}").data()));
        return parsed;
    }
}
