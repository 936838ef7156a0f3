package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileState;
import io.drover.sandbox.SandboxServer;
import io.drover.sandbox.StoredAsset;
import io.drover.testing.FileTree;
import io.drover.testing.IngestProcess;
import io.drover.testing.IngestRun;
import io.drover.testing.LivePhotoFiles;
import io.drover.testing.LivePhotoFiles.Pair;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed between the upload of a half and its joining, the next run joins it; nothing is sent twice. */
@Tag("long")
class LivePhotoKillTest {
    private static final int PAIRS = 60;
    private static final int KILLS = 3;
    private static final List<String> QUICK_START = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @Test
    void kills_between_upload_and_joining_leave_no_halves_apart() throws Exception {
        List<Pair> pairs = new LivePhotoFiles(folder, 61).make(PAIRS);
        Random random = new Random(62);
        try (SandboxServer server = SandboxServer.builder().start()) {
            int stills = 0;
            for (Pair pair : pairs) {
                boolean still = random.nextBoolean();
                (still ? pair.still() : pair.video()).write();
                stills += still ? 1 : 0;
            }
            new IngestRun(folder, data, server).run();
            for (Pair pair : pairs) {
                pair.write();
            }
            server.addFaults("updateAsset: delay 30ms");

            for (int kill = 0; kill < KILLS; kill++) {
                killAtSomeJoining(server, random);
            }
            server.clearFaults();
            IngestProcess.Result last = finish(server);

            assertThat(last.balances()).isTrue();
            assertThat(last.found()).isEqualTo(PAIRS * 2);
            assertThat(last.failed()).isZero();
            assertThat(server.requests("updateAsset")).isBetween(stills, stills + KILLS * 8);
            assertThat(pairs).allSatisfy(pair -> {
                assertThat(asset(server, pair.still().path()).liveVideo())
                        .describedAs("video of %s", pair.still().path())
                        .isEqualTo(asset(server, pair.video().path()).id());
                assertThat(server.createdCount(FileTree.sha1(pair.video().path())))
                        .isEqualTo(1);
            });
            assertThat(IngestRun.recorded(data))
                    .hasSize(PAIRS * 2)
                    .allSatisfy(row -> assertThat(row.known().state()).isIn(FileState.UPLOADED, FileState.DUPLICATE));
        }
    }

    private void killAtSomeJoining(SandboxServer server, Random random) throws Exception {
        int moment = server.requests("updateAsset") + 1 + random.nextInt(10);
        try (IngestProcess process = start(server)) {
            assertThat(server.awaitRequests("updateAsset", moment, Duration.ofSeconds(60)))
                    .describedAs("joining %s was seen", moment)
                    .isTrue();
            process.kill();
        }
    }

    private IngestProcess.Result finish(SandboxServer server) throws Exception {
        try (IngestProcess process = start(server)) {
            return process.finished();
        }
    }

    private IngestProcess start(SandboxServer server) throws IOException {
        return IngestProcess.start(folder, data, server, QUICK_START, Map.of());
    }

    private static StoredAsset asset(SandboxServer server, Path file) throws IOException {
        List<StoredAsset> found = server.assetsWith(FileTree.sha1(file));
        assertThat(found).describedAs("assets of %s", file).hasSize(1);
        return found.get(0);
    }
}
