package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with the number of files, not even with all of them in one folder. */
@Timeout(120)
class WalkMemoryTest {
    private static final int FILES = 100_000;

    @TempDir
    Path folder;

    @Test
    void a_folder_of_a_hundred_thousand_files_is_walked_in_a_heap_of_32_megabytes() throws Exception {
        Path flat = Files.createDirectory(folder.resolve("flat"));
        for (int number = 0; number < FILES; number++) {
            Files.createFile(flat.resolve(number + ".jpg"));
        }
        Path log = folder.resolve("log");

        Process walk = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WalkMain.class.getName(),
                        flat.toString(),
                        Integer.toString(FILES))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = walk.waitFor(90, TimeUnit.SECONDS);

        assertThat(ended).isTrue();
        assertThat(walk.exitValue()).as(() -> read(log)).isZero();
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (java.io.IOException exception) {
            return exception.toString();
        }
    }
}
