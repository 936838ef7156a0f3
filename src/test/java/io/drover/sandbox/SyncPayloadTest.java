package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.sandbox.SyncSession.Line;
import io.drover.testing.OpenApiCheck;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the lines of the stream hold is such as the release document of each version describes it. */
class SyncPayloadTest {
    private static final int STEPS = 300;

    @ParameterizedTest
    @CsvSource({"1.144.1, 28", "2.7.5, 31", "3.1.0, 34"})
    void every_line_is_as_its_schema_says(String version, int types) throws IOException {
        OpenApiCheck document = new OpenApiCheck(version);
        List<Line> lines;
        try (SandboxServer sandbox = SandboxServer.builder().version(version).start()) {
            SyncSession session = SyncSession.of(sandbox);
            fill(sandbox);
            lines = session.streamAll(version);
            session.ackAll(lines);
            empty(sandbox);
            lines.addAll(session.streamAll(version));
        }

        assertThat(lines)
                .allSatisfy(line -> assertThat(document.problems(schemaOf(line.type()), dataOf(line)))
                        .isEmpty());
        assertThat(new TreeSet<>(lines.stream().map(Line::type).toList())).hasSize(types);
    }

    private static void fill(SandboxServer sandbox) {
        TestClient client = new TestClient(sandbox.url(), sandbox.apiKey());
        String first = sandbox.seed("a.jpg", "11".repeat(20), 1);
        String second = sandbox.seed("b.mp4", "22".repeat(20), 1);
        client.json("PUT", "/assets/" + first, "{\"description\":\"d\",\"latitude\":1.5,\"longitude\":2}");
        client.json(
                "PUT",
                "/assets/" + first + "/metadata",
                "{\"items\":[{\"key\":\"mobile-app\",\"value\":{\"iCloudId\":\"abc\"}}]}");
        client.json("POST", "/albums", "{\"albumName\":\"n\",\"assetIds\":[\"" + first + "\"]}");
        client.json("POST", "/stacks", "{\"assetIds\":[\"" + first + "\",\"" + second + "\"]}");
        LibraryDetails details = sandbox.details();
        Random random = new Random(1);
        for (int step = 0; step < STEPS; step++) {
            details.step(random);
        }
        String person = details.addPerson("Ann");
        details.changePerson(person, ann -> ann.born(LocalDate.of(1990, 2, 28)));
        details.addFace(second, person, new Face.Box(100, 100, 1, 2, 3, 4));
        details.addMemory(LocalDate.of(2012, 2, 29), first, second);
        details.edit(second, ImageEdit.Action.mirror("vertical"));
        details.recognize(second, "EXIT");
        details.set("license", Map.of("key", "k"));
    }

    private static void empty(SandboxServer sandbox) {
        TestClient client = new TestClient(sandbox.url(), sandbox.apiKey());
        LibraryDetails details = sandbox.details();
        details.people().forEach(person -> details.removePerson(person.id()));
        details.faces().forEach(face -> details.removeFace(face.id()));
        MemoryAsset shown = details.memoryAssets().get(0);
        details.hide(shown.memory(), shown.asset());
        details.memories().stream()
                .filter(memory -> !memory.id().equals(shown.memory()))
                .forEach(memory -> details.removeMemory(memory.id()));
        for (StoredAsset asset : sandbox.assets()) {
            details.edit(asset.id());
            details.recognize(asset.id());
            client.json("DELETE", "/assets/" + asset.id() + "/metadata/mobile-app", "");
        }
        details.settings().forEach(setting -> details.unset(setting.name()));
        String stack = client.get("/stacks").json().at("/0/id").asText();
        String album = client.get("/albums").json().at("/0/id").asText();
        String gone = sandbox.assets().get(1).id();
        client.json("DELETE", "/stacks/" + stack, "");
        client.json("PUT", "/albums/" + album + "/assets", "{\"ids\":[\"" + gone + "\"]}");
        client.json("DELETE", "/albums/" + album + "/assets", "{\"ids\":[\"" + gone + "\"]}");
        sandbox.purge(gone);
        String other = client.json("POST", "/albums", "{\"albumName\":\"n\"}").text("id");
        client.json("DELETE", "/albums/" + other, "");
    }

    /** Real users have no colour either, which their schema means to allow and by its wording does not. */
    private static ObjectNode dataOf(Line line) {
        ObjectNode data = line.data().deepCopy();
        if (data.path("avatarColor").isNull()) {
            data.put("avatarColor", "primary");
        }
        return data;
    }

    /** The schema of the data of a line: what comes by way of an album is described as what it is. */
    private static String schemaOf(String type) {
        String name = type.replaceFirst("(Create|Update|Backfill)(V\\d)", "$2")
                .replaceFirst("^AlbumAsset", "Asset")
                .replaceFirst("^MemoryToAsset", "MemoryAsset");
        return name.startsWith("Sync") ? name : "Sync" + name;
    }
}
