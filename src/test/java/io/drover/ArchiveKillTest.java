package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileState;
import io.drover.ingest.LedgerRow;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.ArchiveBytes;
import io.drover.testing.IngestProcess;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whenever it is killed, the next run goes on in the archives where it was: each member is sent once. */
@Tag("long")
class ArchiveKillTest {
    private static final int MEMBERS = 2_500;
    private static final int KILLS = 3;
    private static final List<String> QUICK_START = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Random random = new Random(31);
    private final List<String> checksums = new ArrayList<>();

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @Test
    @Timeout(300)
    void ten_thousand_members_balance_through_faults_and_kills() throws Exception {
        Files.write(folder.resolve("a.zip"), ArchiveBytes.zip(photos()));
        Files.write(folder.resolve("b.tar"), ArchiveBytes.tar(photos()));
        Files.write(folder.resolve("c.tar.gz"), ArchiveBytes.gzip(ArchiveBytes.tar(photos())));
        Files.write(folder.resolve("d.tar.zst"), ArchiveBytes.zstd(ArchiveBytes.tar(photos())));
        try (SandboxServer server = SandboxServer.builder()
                .faults("uploadAsset: status 500 every 500")
                .start()) {

            for (int kill = 0; kill < KILLS; kill++) {
                killAt(server, server.requests("uploadAsset") + 1_000 + random.nextInt(500));
            }
            int recorded = IngestRun.recorded(data).size();
            IngestProcess.Result last = finish(server);
            IngestProcess.Result again = finish(server);

            assertThat(recorded).isBetween(1_000, 4 * MEMBERS - 1_000);
            assertThat(last.balances()).isTrue();
            assertThat(last.failed()).isZero();
            assertThat(again).isEqualTo(new IngestProcess.Result(4, 0, 0, 0, true));
            assertThat(server.assetCount()).isEqualTo(4 * MEMBERS);
            assertThat(checksums)
                    .allSatisfy(checksum ->
                            assertThat(server.createdCount(checksum)).isEqualTo(1));
        }
        List<LedgerRow> rows = IngestRun.recorded(data);
        assertThat(rows).hasSize(4 * MEMBERS + 4);
        assertThat(rows.stream().filter(row -> row.known().state().held())).hasSize(4 * MEMBERS);
        assertThat(rows.stream().filter(row -> row.known().state() == FileState.EXCLUDED))
                .hasSize(4);
    }

    private void killAt(SandboxServer server, int moment) throws Exception {
        try (IngestProcess process = start(server)) {
            assertThat(server.awaitRequests("uploadAsset", moment, Duration.ofSeconds(90)))
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

    private Map<String, byte[]> photos() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        Map<String, byte[]> photos = new LinkedHashMap<>();
        for (int number = 0; number < MEMBERS; number++) {
            byte[] bytes = new byte[300];
            random.nextBytes(bytes);
            photos.put(number / 100 + "/" + number + ".jpg", bytes);
            checksums.add(HexFormat.of().formatHex(digest.digest(bytes)));
        }
        return photos;
    }
}
