package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.Tag;
import io.drover.ingest.FileState;
import io.drover.ingest.Outcome;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sidecar that the server has not got is applied once, whenever it comes, and the photo is not sent again for it. */
@Timeout(60)
class LateSidecarTest {
    private static final String XMP = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
              xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
              xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:lr="http://ns.adobe.com/lightroom/1.0/">
             <rdf:Description xmp:Rating="4" exif:DateTimeOriginal="2020-05-06T07:08:09+02:00"
               exif:GPSLatitude="48,51.0N" exif:GPSLongitude="2,21.0E">
              <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
              %s
             </rdf:Description></rdf:RDF></x:xmpmeta>""";

    private static final String TAG =
            "<lr:hierarchicalSubject><rdf:Bag><rdf:li>Travel|Paris</rdf:li></rdf:Bag></lr:hierarchicalSubject>";

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private Path photo;

    @BeforeEach
    void makePhoto() throws IOException {
        photo = new FileTree(folder, new Random(5)).file("a.jpg", 2_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void a_sidecar_that_comes_after_its_photo_is_applied_once(String version) throws IOException {
        try (SandboxServer server = start(version);
                AlbumWorld world = world(server)) {
            IngestRun run = new IngestRun(folder, data, server);
            run.run();
            sidecar("On the bridge", TAG);

            Tally late = run.run();

            assertThat(late).hasToString("1 found = 1 uploaded, 1 sidecar");
            assertThat(only(run).reason())
                    .isEqualTo("the server still holds these bytes; its sidecar a.jpg.xmp was applied: description,"
                            + " rating, time, place, tags");
            assertApplied(world, server, "On the bridge");
            assertTagged(world, server);
            assertThat(server.requests("uploadAsset")).isEqualTo(1);
            assertThat(run.progress().hashedFiles()).isZero();

            Tally again = run.run();

            assertThat(again).hasToString("1 found = 1 uploaded (1 known), 1 sidecar");
            assertThat(server.requests("updateAsset")).isEqualTo(1);
        }
    }

    @Test
    void a_sidecar_that_went_with_its_photo_is_applied_only_when_it_has_changed() throws IOException {
        try (SandboxServer server = start("3.1.0");
                AlbumWorld world = world(server)) {
            IngestRun run = new IngestRun(folder, data, server);
            Path sidecar = sidecar("first");
            run.run();
            assertThat(run.run().known()).isEqualTo(1);
            assertThat(server.requests("updateAsset")).isZero();

            sidecar("second");
            Files.setLastModifiedTime(sidecar, FileTime.from(Instant.parse("2024-01-02T03:04:05Z")));
            run.run();

            assertApplied(world, server, "second");
            assertThat(run.run().known()).isEqualTo(1);
            assertThat(server.requests("updateAsset")).isEqualTo(1);
        }
    }

    @Test
    void a_sidecar_of_a_photo_that_the_server_held_is_applied_in_the_same_run() throws IOException {
        try (SandboxServer server = start("2.7.5");
                AlbumWorld world = world(server)) {
            server.seed("old.jpg", FileTree.sha1(photo), 2_000);
            sidecar("from the duplicate");
            IngestRun run = new IngestRun(folder, data, server);

            assertThat(run.run().of(FileState.DUPLICATE)).isEqualTo(1);

            assertApplied(world, server, "from the duplicate");
            assertThat(run.run().known()).isEqualTo(1);
            assertThat(server.requests("updateAsset")).isEqualTo(1);
        }
    }

    @Test
    void a_sidecar_that_is_none_leaves_the_photo_as_it_is_until_it_changes() throws IOException {
        try (SandboxServer server = start("3.1.0");
                AlbumWorld world = world(server)) {
            IngestRun run = new IngestRun(folder, data, server);
            run.run();
            Files.writeString(folder.resolve("a.jpg.xmp"), "<!DOCTYPE x [<!ENTITY e 'x'>]><x>&e;</x>");

            assertThat(run.run().of(FileState.UPLOADED)).isEqualTo(1);
            assertThat(only(run).reason())
                    .isEqualTo("the server still holds these bytes; its sidecar a.jpg.xmp was not applied: it has a"
                            + " document type or an entity, which no XMP needs");
            assertThat(run.run().known()).isEqualTo(1);

            sidecar("mended");
            run.run();

            assertApplied(world, server, "mended");
        }
    }

    @Test
    void a_permission_that_is_missing_fails_nothing_and_is_tried_again() throws IOException {
        try (SandboxServer server = start("3.1.0");
                AlbumWorld world = world(server)) {
            String key = server.addApiKey("asset.upload", "user.read");
            IngestRun run = new IngestRun(folder, data, server.url().toString(), key);
            run.run();
            sidecar("patience", TAG);

            assertThat(run.run().of(FileState.UPLOADED)).isEqualTo(1);
            assertThat(only(run).reason()).contains("was not applied", "asset.update");
            server.grant(key, "asset.upload", "user.read", "asset.update", "tag.create", "tag.asset");
            run.run();

            assertApplied(world, server, "patience");
            assertTagged(world, server);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"updateAsset: status 502 x2", "updateAsset: lose-answer x1"})
    void a_fault_only_delays_it(String fault) throws IOException {
        try (SandboxServer server = start("2.7.5");
                AlbumWorld world = world(server)) {
            IngestRun run = new IngestRun(folder, data, server);
            run.run();
            sidecar("at last");
            server.addFaults(fault);

            assertThat(run.run().of(FileState.UPLOADED)).isEqualTo(1);

            assertApplied(world, server, "at last");
        }
    }

    @Test
    void a_sidecar_whose_photo_lies_in_the_trash_is_not_applied() throws IOException {
        try (SandboxServer server = start("3.1.0")) {
            IngestRun run = new IngestRun(folder, data, server);
            run.run();
            server.trash(server.assets().get(0).id());
            sidecar("too late");

            assertThat(run.run().of(FileState.TRASHED)).isEqualTo(1);

            assertThat(server.requests("updateAsset")).isZero();
        }
    }

    @Test
    void a_sidecar_that_goes_away_changes_nothing() throws IOException {
        try (SandboxServer server = start("3.1.0")) {
            IngestRun run = new IngestRun(folder, data, server);
            Path sidecar = sidecar("gone soon");
            run.run();
            Files.delete(sidecar);

            assertThat(run.run()).hasToString("1 found = 1 uploaded (1 known)");
            assertThat(server.requests("updateAsset")).isZero();
        }
    }

    private Path sidecar(String description) throws IOException {
        return sidecar(description, "");
    }

    private Path sidecar(String description, String more) throws IOException {
        return Files.writeString(folder.resolve("a.jpg.xmp"), XMP.formatted(description, more));
    }

    private static void assertApplied(AlbumWorld world, SandboxServer server, String description) {
        Asset asset = world.ask("getAssetInfo", server.assets().get(0).id(), Asset.class);
        Map<String, Object> exif = Objects.requireNonNull(asset.exifInfo());
        assertThat(exif)
                .containsEntry("description", description)
                .containsEntry("rating", 4)
                .containsEntry("latitude", 48.85)
                .containsEntry("longitude", 2.35);
        assertThat(String.valueOf(exif.get("dateTimeOriginal"))).startsWith("2020-05-06T05:08:09");
    }

    private static void assertTagged(AlbumWorld world, SandboxServer server) {
        Asset asset = world.ask("getAssetInfo", server.assets().get(0).id(), Asset.class);
        assertThat(asset.tags()).extracting(Tag::value).containsExactly("Travel/Paris");
    }

    private static Outcome only(IngestRun run) {
        assertThat(run.outcomes()).hasSize(1);
        return run.outcomes().element();
    }

    private static SandboxServer start(String version) throws IOException {
        return SandboxServer.builder().version(version).start();
    }

    private static AlbumWorld world(SandboxServer server) {
        return new AlbumWorld(server.url().toString(), server.apiKey(), "");
    }
}
