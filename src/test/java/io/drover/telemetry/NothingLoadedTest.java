package io.drover.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.Drover;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.OtherProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever names no collector pays nothing for traces. */
class NothingLoadedTest {
    @TempDir
    Path folder;

    @Test
    void without_an_endpoint_no_class_of_opentelemetry_is_loaded() throws Exception {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Files.writeString(photos.resolve("a.jpg"), "one");
        Path loaded = folder.resolve("loaded.txt");
        try (SandboxServer server = SandboxServer.builder().start();
                OtherProcess drover = OtherProcess.start(
                        List.of("-Xlog:class+load:file=" + loaded),
                        Map.of(
                                "IMMICH_URL", server.url().toString(),
                                "IMMICH_API_KEY", server.apiKey(),
                                "DROVER_HOME", Path.of("").toAbsolutePath().toString(),
                                "DROVER_DATA", folder.resolve("data").toString(),
                                "OTEL_EXPORTER_OTLP_ENDPOINT", ""),
                        Drover.class,
                        "upload",
                        photos.toString())) {
            assertThat(drover.waitForEnd()).describedAs(drover.said()).isZero();
        }

        List<String> classes = Files.readAllLines(loaded);
        assertThat(classes).anyMatch(line -> line.contains("io.drover.telemetry.Traces "));
        assertThat(classes).noneMatch(line -> line.contains("io.opentelemetry.") || line.contains("camel.telemetry."));
        assertThat(classes)
                .as("S3, which no route uses")
                .noneMatch(line -> line.contains("software.amazon.") || line.contains("camel.component.aws2"));
    }
}
