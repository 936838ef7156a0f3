package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileState;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import io.drover.testing.IngestProcess;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file's size costs time, not memory, and an upload that stands still is broken off. */
@Tag("long")
class LargeFileTest {
    private static final long FOUR_GIGABYTES = 4L << 30;
    private static final List<String> SMALL_HEAP = List.of("-Xmx96m", "-XX:+UseSerialGC");

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    @Timeout(300)
    void four_gigabytes_are_sent_once_with_a_small_heap(String version) throws Exception {
        new FileTree(folder, new Random(71)).sparse("film.mp4", FOUR_GIGABYTES);
        try (SandboxServer server = SandboxServer.builder().version(version).start();
                IngestProcess process = IngestProcess.start(folder, data, server, SMALL_HEAP, Map.of())) {

            IngestProcess.Result result = process.finished();

            assertThat(result).isEqualTo(new IngestProcess.Result(1, 1, 0, 1, true));
            assertThat(server.assets()).singleElement().satisfies(asset -> {
                assertThat(asset.name()).isEqualTo("film.mp4");
                assertThat(asset.size()).isEqualTo(FOUR_GIGABYTES);
            });
            assertThat(server.requests("uploadAsset")).isEqualTo(1);
            assertThat(server.bytesReceived()).isBetween(FOUR_GIGABYTES, FOUR_GIGABYTES + 100_000);
        }
    }

    @Test
    @Timeout(60)
    void an_upload_that_stands_still_is_broken_off_and_goes_again() throws IOException {
        // more than the sockets' buffers hold
        new FileTree(folder, new Random(72)).sparse("film.mp4", 20 << 20);
        try (SandboxServer server = SandboxServer.builder()
                .faults("uploadAsset: stop-reading 100kb x1")
                .start()) {

            Tally tally = new IngestRun(folder, data, server)
                    .with("camel.component.immich.progressTimeout", "1s")
                    .run();

            assertThat(tally.of(FileState.UPLOADED))
                    .describedAs(tally.toString())
                    .isEqualTo(1);
            assertThat(tally.balances()).isTrue();
            assertThat(server.requests("uploadAsset")).isEqualTo(2);
            assertThat(server.assetCount()).isEqualTo(1);
        }
    }
}
