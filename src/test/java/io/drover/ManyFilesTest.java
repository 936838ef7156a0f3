package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import io.drover.testing.IngestProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The number of files costs time, not memory. */
@Tag("long")
class ManyFilesTest {
    private static final int FILES = 100_000;

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @Test
    @Timeout(300)
    void a_hundred_thousand_files_are_uploaded_with_a_small_heap() throws Exception {
        new FileTree(folder, new Random(81)).files(FILES, 8);
        try (SandboxServer server = SandboxServer.builder().start();
                IngestProcess process =
                        IngestProcess.start(folder, data, server, List.of("-Xmx64m", "-XX:+UseSerialGC"), Map.of())) {

            IngestProcess.Result result = process.finished();

            assertThat(result).isEqualTo(new IngestProcess.Result(FILES, FILES, 0, FILES, true));
            assertThat(server.assetCount()).isEqualTo(FILES);
            assertThat(server.requests("uploadAsset")).isEqualTo(FILES);
        }
    }
}
