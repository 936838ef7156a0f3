package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A library that changes by chance is told of by the stream so that whoever believes the stream holds the same. */
class LibraryScriptTest {
    private static final List<String> ALL_LINES = List.of(
            "User",
            "Partner",
            "PartnerDelete",
            "Asset",
            "AssetDelete",
            "Stack",
            "StackDelete",
            "PartnerAsset",
            "PartnerAssetBackfill",
            "PartnerAssetDelete",
            "PartnerStack",
            "PartnerStackBackfill",
            "PartnerStackDelete",
            "AlbumAssetBackfill",
            "AlbumAssetUpdate",
            "AlbumAssetCreate",
            "Album",
            "AlbumDelete",
            "AlbumUser",
            "AlbumUserDelete",
            "AlbumToAsset",
            "AlbumToAssetBackfill",
            "AlbumToAssetDelete",
            "AssetExif",
            "AlbumAssetExifBackfill",
            "AlbumAssetExifUpdate",
            "AlbumAssetExifCreate",
            "PartnerAssetExif",
            "PartnerAssetExifBackfill",
            "AssetMetadata",
            "AssetMetadataDelete",
            "SyncAck",
            "SyncComplete");

    @Test
    void the_same_seed_makes_the_same_changes() throws IOException {
        List<String> first = words(11, 500);
        List<String> second = words(11, 500);
        List<String> other = words(12, 500);

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void libraries_grow_and_shrink() throws IOException {
        try (SandboxServer sandbox = SandboxServer.builder().start()) {
            LibraryScript script = new LibraryScript(sandbox, new Random(5));
            List<Integer> sizes = new ArrayList<>();

            for (int i = 0; i < 100_000; i++) {
                script.step();
                sizes.add(sandbox.assetCount());
            }

            assertThat(sizes).anyMatch(size -> size > 200).allMatch(size -> size < 3_000);
            int largest = sizes.indexOf(sizes.stream().max(Integer::compare).orElseThrow());
            assertThat(sizes.subList(largest, sizes.size())).anyMatch(size -> size < 100);
        }
    }

    @Test
    void it_begins_with_what_is_there() throws IOException {
        try (SandboxServer sandbox = SandboxServer.builder().start()) {
            List<String> seeded = Stream.of("11", "22", "33")
                    .map(byteText -> sandbox.seed("a.jpg", byteText.repeat(20), 1))
                    .toList();
            LibraryScript script = new LibraryScript(sandbox, new Random(5));

            List<String> done = Stream.generate(script::step).limit(200).toList();

            assertThat(done).anyMatch(words -> seeded.stream().anyMatch(words::contains));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void who_follows_the_stream_holds_what_a_new_client_is_told(String version) throws IOException {
        try (SandboxServer sandbox = SandboxServer.builder().version(version).start()) {
            LibraryScript script = new LibraryScript(sandbox, new Random(2026));
            SyncSession follower = session(sandbox);
            String me = new TestClient(sandbox.url(), sandbox.apiKey())
                    .get("/users/me")
                    .text("id");
            StreamReplica followed = new StreamReplica(me);
            String[] types = types(version);
            Set<String> seen = new TreeSet<>();

            for (int round = 0; round < 60; round++) {
                List<String> done = Stream.generate(script::step).limit(100).toList();
                List<SyncSession.Line> lines = follower.stream(types);
                lines.forEach(line -> seen.add(line.type().replaceFirst("V\\d$", "")));
                followed.take(lines);
                follower.ackAll(lines);

                StreamReplica told = new StreamReplica(me);
                told.take(session(sandbox).stream(types));
                assertThat(shown(followed)).as("round %d after %s", round, done).containsExactlyEntriesOf(shown(told));
            }

            assertThat(seen).containsAll(ALL_LINES);
        }
    }

    /** The things, without assets of albums that are in none any more: nobody tells of their end. */
    private static Map<String, JsonNode> shown(StreamReplica replica) {
        List<String> linked = replica.things().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("AlbumToAsset "))
                .map(entry -> entry.getValue().path("assetId").asText())
                .toList();
        Map<String, JsonNode> shown = new TreeMap<>(replica.things());
        shown.keySet()
                .removeIf(key ->
                        key.matches("AlbumAsset(Exif)? .*") && linked.stream().noneMatch(key::endsWith));
        return shown;
    }

    private static String[] types(String version) {
        String number = version.startsWith("3") ? "V2" : "V1";
        return Stream.of(
                        "UsersV1",
                        "PartnersV1",
                        "Assets" + number,
                        "StacksV1",
                        "PartnerAssets" + number,
                        "PartnerStacksV1",
                        "AlbumAssets" + number,
                        "Albums" + number,
                        "AlbumUsersV1",
                        "AlbumToAssetsV1",
                        "AssetExifsV1",
                        "AlbumAssetExifsV1",
                        "PartnerAssetExifsV1",
                        "AssetMetadataV1")
                .toArray(String[]::new);
    }

    private static SyncSession session(SandboxServer sandbox) {
        String login = "{\"email\":\"" + sandbox.email() + "\",\"password\":\"" + sandbox.password() + "\"}";
        TestClient client = new TestClient(sandbox.url(), sandbox.apiKey());
        return new SyncSession(client, client.json("POST", "/auth/login", login).text("accessToken"));
    }

    private static List<String> words(int seed, int count) throws IOException {
        try (SandboxServer sandbox = SandboxServer.builder().start()) {
            LibraryScript script = new LibraryScript(sandbox, new Random(seed));
            return Stream.generate(script::step).limit(count).toList();
        }
    }
}
