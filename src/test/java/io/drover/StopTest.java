package io.drover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.drover.ingest.FileState;
import io.drover.ingest.LedgerRow;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import io.drover.testing.IngestRun;
import io.drover.testing.OtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asked to stop with thousands of files on their way: it stops soon, fails none of them, and the next run goes on. */
class StopTest {
    private static final int FILES = 3_000;
    private static final int STOPPED = 0;
    private static final int STOPPED_AT_ONCE = 130;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @TempDir
    private Path keys;

    @Test
    void an_upload_ends_soon_after_sigterm_and_the_next_one_completes() throws Exception {
        new FileTree(folder, new Random(31)).files(FILES, 300);
        try (SandboxServer server =
                SandboxServer.builder().faults("uploadAsset: delay 200ms").start()) {
            try (OtherProcess upload = upload(server)) {
                assertThat(server.awaitRequests("uploadAsset", 40, PATIENCE)).isTrue();

                upload.terminate();

                assertEndsSoonWith(STOPPED, upload);
            }
            assertWhatWasStoredIsRecordedAndNothingFailed(server);

            server.clearFaults();
            assertAnotherUploadCompletes(server);
        }
    }

    @Test
    void the_service_ends_soon_after_sigterm_and_the_next_run_completes() throws Exception {
        new FileTree(folder, new Random(32)).files(FILES, 300);
        try (SandboxServer server =
                SandboxServer.builder().faults("uploadAsset: delay 200ms").start()) {
            try (OtherProcess service = service(server)) {
                assertThat(server.awaitRequests("uploadAsset", 40, PATIENCE)).isTrue();

                service.terminate();

                assertEndsSoonWith(STOPPED, service);
            }
            assertWhatWasStoredIsRecordedAndNothingFailed(server);

            server.clearFaults();
            assertAnotherUploadCompletes(server);
        }
    }

    @Test
    void a_second_sigterm_waits_for_nothing() throws Exception {
        new FileTree(folder, new Random(33)).files(50, 300);
        try (SandboxServer server =
                SandboxServer.builder().faults("uploadAsset: hang undone").start()) {
            try (OtherProcess service = service(server)) {
                assertThat(server.awaitRequests("uploadAsset", 2, PATIENCE)).isTrue();
                service.terminate();
                assertThat(service.waitForText("stopping"))
                        .describedAs(service.said())
                        .isTrue();

                service.terminate();

                assertEndsSoonWith(STOPPED_AT_ONCE, service);
            }

            server.clearFaults();
            assertAnotherUploadCompletes(server);
        }
    }

    @Test
    void a_stop_in_the_middle_puts_back_what_has_not_begun() throws Exception {
        new FileTree(folder, new Random(34)).files(FILES, 300);
        try (SandboxServer server =
                SandboxServer.builder().faults("uploadAsset: delay 200ms").start()) {
            IngestRun run = new IngestRun(folder, data, server);
            Tally stopped;
            try (IngestRun.Started started = run.start()) {
                assertThat(server.awaitRequests("uploadAsset", 20, PATIENCE)).isTrue();
                stopped = started.tally();
            }
            assertThat(stopped.balances()).describedAs(stopped.toString()).isTrue();
            assertThat(stopped.of(FileState.FAILED)).isZero();
            assertThat(stopped.of(FileState.UPLOADED)).isEqualTo(server.assetCount());
            assertThat(stopped.putBack()).isPositive();
            server.clearFaults();

            Tally next = run.run();

            assertThat(next.of(FileState.UPLOADED)).describedAs(next.toString()).isEqualTo(FILES);
            assertThat(next.known()).isEqualTo(stopped.of(FileState.UPLOADED));
            assertThat(server.assetCount()).isEqualTo(FILES);
        }
    }

    private OtherProcess upload(SandboxServer server) throws IOException {
        Path key = Files.writeString(keys.resolve("key"), server.apiKey());
        return program(
                Map.of(),
                "upload",
                "--quiet",
                "--server",
                server.url().toString(),
                "--api-key-file",
                key.toString(),
                folder.toString());
    }

    private OtherProcess service(SandboxServer server) throws IOException {
        Map<String, String> environment = Map.of(
                "IMMICH_URL",
                server.url().toString(),
                "IMMICH_API_KEY",
                server.apiKey(),
                "DROVER_FOLDER",
                folder.toString(),
                "DROVER_STABLE_FOR",
                "0s");
        return program(environment, "run");
    }

    private OtherProcess program(Map<String, String> environment, String... arguments) throws IOException {
        String[] all = Stream.of(
                        Stream.of(arguments),
                        Stream.of("--data", data.toString(), "--config", "config", "--routes", "routes"))
                .flatMap(words -> words)
                .toArray(String[]::new);
        return OtherProcess.start(List.of("-Xmx160m"), environment, Drover.class, all);
    }

    private static void assertEndsSoonWith(int exitCode, OtherProcess process) {
        int ended = assertTimeoutPreemptively(SOON, process::waitForEnd);
        assertThat(ended).describedAs(process.said()).isEqualTo(exitCode);
    }

    private void assertWhatWasStoredIsRecordedAndNothingFailed(SandboxServer server) throws IOException {
        List<LedgerRow> rows = IngestRun.recorded(data);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.known().state())
                        .describedAs(row.toString())
                        .isEqualTo(FileState.UPLOADED));
        assertThat(rows).hasSize(server.assetCount()).hasSizeBetween(1, FILES - 1);
    }

    private void assertAnotherUploadCompletes(SandboxServer server) throws Exception {
        try (OtherProcess again = upload(server)) {
            assertThat(again.waitForEnd()).describedAs(again.said()).isZero();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file ->
                            assertThat(server.createdCount(FileTree.sha1(file))).isEqualTo(1));
        }
    }
}
