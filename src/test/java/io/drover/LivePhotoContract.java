package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.ImmichComponent;
import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.ImmichClient;
import io.drover.immich.api.model.AssetId;
import io.drover.ingest.FileState;
import io.drover.ingest.Tally;
import io.drover.sandbox.ServerUnderTest;
import io.drover.testing.IngestRun;
import io.drover.testing.LivePhotoFiles;
import io.drover.testing.LivePhotoFiles.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Halves of live photos end as one, in whatever order they come, also when the server had them before. */
abstract class LivePhotoContract {
    private static final int PAIRS = 200;

    private final ServerUnderTest server;
    private final long salt;

    @TempDir
    private Path data;

    @TempDir
    private Path otherData;

    @TempDir
    private Path folder;

    /** @param server is closed after each test @param salt of the bytes, so that a server that keeps its assets has not seen them */
    LivePhotoContract(ServerUnderTest server, long salt) {
        this.server = server;
        this.salt = salt;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pairs_that_come_together_and_halves_that_come_in_two_runs_are_joined() throws IOException {
        List<Pair> pairs = new LivePhotoFiles(folder, salt + 1).make(PAIRS);
        IngestRun run = run(data);

        writeFirst(pairs);
        Tally first = run.run();
        writeSecond(pairs);
        Tally second = run.run();

        assertThat(first.of(FileState.UPLOADED)).describedAs(first.toString()).isEqualTo(PAIRS * 3 / 2);
        assertThat(second.of(FileState.UPLOADED)).describedAs(second.toString()).isEqualTo(PAIRS * 2);
        assertThat(second.balances()).isTrue();
        assertAllAreJoined(run, pairs);
    }

    @Test
    void what_the_server_had_before_is_joined_when_it_is_found_in_two_runs() throws IOException {
        List<Pair> pairs = new LivePhotoFiles(folder, salt + 2).make(PAIRS);
        writeFirst(pairs);
        writeSecond(pairs);
        run(otherData).withLibrary(library -> library.setLivePhotos(false)).run();
        for (Pair pair : pairs.subList(PAIRS / 2, PAIRS)) {
            Files.delete(later(pair).path());
        }
        IngestRun run = run(data);

        run.run();
        writeSecond(pairs);
        Tally second = run.run();

        assertThat(second.of(FileState.DUPLICATE))
                .describedAs(second.toString())
                .isEqualTo(PAIRS * 2);
        assertAllAreJoined(run, pairs);
    }

    private IngestRun run(Path dataFolder) {
        return new IngestRun(folder, dataFolder, server.api().toString(), server.key());
    }

    /** Half of the pairs whole, and one half of each of the others. */
    private void writeFirst(List<Pair> pairs) throws IOException {
        List<LivePhotoFiles.File> files = new ArrayList<>();
        for (Pair pair : pairs) {
            boolean whole = pairs.indexOf(pair) < PAIRS / 2;
            files.addAll(whole ? List.of(pair.still(), pair.video()) : List.of(earlier(pair)));
        }
        writeShuffled(files);
    }

    private void writeSecond(List<Pair> pairs) throws IOException {
        writeShuffled(pairs.subList(PAIRS / 2, PAIRS).stream()
                .map(LivePhotoContract::later)
                .collect(Collectors.toCollection(ArrayList::new)));
    }

    private void writeShuffled(List<LivePhotoFiles.File> files) throws IOException {
        Collections.shuffle(files, new Random(salt));
        for (LivePhotoFiles.File file : files) {
            file.write();
        }
    }

    /** Of every other pair the still comes first. */
    private static LivePhotoFiles.File earlier(Pair pair) {
        return stillFirst(pair) ? pair.still() : pair.video();
    }

    private static LivePhotoFiles.File later(Pair pair) {
        return stillFirst(pair) ? pair.video() : pair.still();
    }

    private static boolean stillFirst(Pair pair) {
        return pair.still().path().toString().hashCode() % 2 == 0;
    }

    private static void assertAllAreJoined(IngestRun run, List<Pair> pairs) throws IOException {
        Map<String, String> assets = run.recorded().stream()
                .collect(Collectors.toMap(
                        row -> row.path(), row -> String.valueOf(row.known().assetId())));
        try (IngestRun.Started started = run.start()) {
            ImmichClient client = started.runtime()
                    .context()
                    .getComponent("immich", ImmichComponent.class)
                    .client();
            assertThat(pairs)
                    .allSatisfy(pair -> assertThat(client.call(
                                            AssetOperations.GET_ASSET_INFO,
                                            new AssetId(String.valueOf(assets.get(
                                                    pair.still().path().toString()))))
                                    .livePhotoVideoId())
                            .describedAs("video of %s", pair.still().path())
                            .isEqualTo(assets.get(pair.video().path().toString())));
            assertThat(client.call(
                                    AssetOperations.GET_ASSET_INFO,
                                    new AssetId(String.valueOf(assets.get(
                                            pairs.get(0).video().path().toString()))))
                            .visibility())
                    .isEqualTo("hidden");
        }
    }
}
