package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileState;
import io.drover.ingest.LedgerRow;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import io.drover.testing.IngestProcess;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever it is killed, the next run goes on: nothing is lost, nothing is sent twice, nothing known is read again. */
class KillTest {
    private static final int FILES = 2_000;
    private static final int KILLS = 20;
    private static final List<String> QUICK_START = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @Test
    void twenty_kills_at_random_moments_lose_nothing_and_send_nothing_twice() throws Exception {
        new FileTree(folder, new Random(21)).files(FILES, 300);
        Random random = new Random(22);
        try (SandboxServer server =
                SandboxServer.builder().faults("uploadAsset: delay 4ms").start()) {

            for (int kill = 0; kill < KILLS; kill++) {
                Set<String> before = recorded();
                killAtRandomMoment(server, random, KILLS - kill);
                assertThat(recorded()).containsAll(before);
            }
            int recorded = recorded().size();
            IngestProcess.Result last = finish(server);

            assertThat(last.balances()).isTrue();
            assertThat(last.found()).isEqualTo(FILES);
            assertThat(last.failed()).isZero();
            assertThat(last.hashed()).isEqualTo(FILES - recorded);
            assertThat(recorded).isPositive().isLessThan(FILES);
            assertEachFileWasMadeOnce(server);
            assertThat(IngestRun.recorded(data)).hasSize(FILES).allSatisfy(row -> {
                assertThat(row.known().state()).isIn(FileState.UPLOADED, FileState.DUPLICATE);
                assertThat(row.known().attempts())
                        .describedAs("times that %s was recorded", row.path())
                        .isEqualTo(1);
            });
        }
    }

    /** Kills it at one of the next uploads, or at one of the next checks; a fair share of the work stays for the others. */
    private void killAtRandomMoment(SandboxServer server, Random random, int killsLeft) throws Exception {
        boolean atUpload = random.nextInt(4) > 0;
        int share = (FILES - server.assetCount()) * 3 / (killsLeft + 1) / 2;
        String operation = atUpload ? "uploadAsset" : "checkBulkUpload";
        int moment = server.requests(operation) + 1 + random.nextInt(atUpload ? Math.max(1, share) : 3);
        try (IngestProcess process = start(server)) {
            assertThat(server.awaitRequests(operation, moment, Duration.ofSeconds(60)))
                    .describedAs("%s of %s was seen, killsLeft %s", moment, operation, killsLeft)
                    .isTrue();
            assertThat(process.isAlive()).isTrue();
            process.kill();
        }
    }

    private IngestProcess.Result finish(SandboxServer server) throws Exception {
        server.clearFaults();
        try (IngestProcess process = start(server)) {
            return process.finished();
        }
    }

    private IngestProcess start(SandboxServer server) throws IOException {
        return IngestProcess.start(folder, data, server, QUICK_START, Map.of("camel.component.immich.maxUploads", "4"));
    }

    private void assertEachFileWasMadeOnce(SandboxServer server) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(FILES)
                    .allSatisfy(file -> assertThat(server.createdCount(FileTree.sha1(file)))
                            .describedAs("assets that were made of %s", file)
                            .isEqualTo(1));
        }
        assertThat(server.assetCount()).isEqualTo(FILES);
    }

    private Set<String> recorded() throws IOException {
        return IngestRun.recorded(data).stream().map(LedgerRow::path).collect(Collectors.toSet());
    }
}
