package io.drover.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines go to a stream of the process, and to a file that never grows for ever and never stops the work. */
class LogsTest {
    private static final FileSize LARGE = FileSize.valueOf("10MB");

    @TempDir
    Path folder;

    private final PrintStream standardOutput = System.out;
    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("io.drover.Test");

    @BeforeEach
    void listen() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(standardOutput);
        System.setErr(standardError);
        context.stop();
    }

    @Test
    void a_command_leaves_standard_output_to_its_results() {
        Logs.configure(LogSettings.INITIAL, LARGE, context);

        logger.info("one");
        logger.debug("not heard");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).endsWith(" INFO Test - one" + System.lineSeparator());
    }

    @Test
    void a_service_writes_to_standard_output_and_to_its_file() throws IOException {
        Path file = folder.resolve("logs 100%i/drover.log");
        Logs.configure(service(LogFormat.JSON, file), LARGE, context);

        logger.info("one");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"message\":\"one\"");
        assertThat(Files.readString(file)).isEqualTo(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_full_file_is_put_aside_compressed_and_the_oldest_of_them_goes() throws IOException {
        Path file = folder.resolve("drover.log");
        Logs.configure(service(LogFormat.TEXT, file), FileSize.valueOf("100"), context);
        lookAtEachLine();

        for (int number = 1; number <= 20; number++) {
            logger.info("line {} {}", number, "x".repeat(100));
        }

        assertThat(folder).isDirectoryContaining(path -> path.endsWith("drover.log"));
        for (int number = 1; number <= 5; number++) {
            assertThat(gunzipped(folder.resolve("drover.log." + number + ".gz")))
                    .contains("line " + (20 - number) + " ");
        }
        assertThat(folder.resolve("drover.log.6.gz")).doesNotExist();
        assertThat(Files.readString(file)).contains("line 20 ");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(6);
        }
    }

    @Test
    void a_folder_that_cannot_be_written_costs_one_line_and_no_work() throws IOException {
        Path file = Files.writeString(folder.resolve("a file"), "").resolve("drover.log");
        Logs.configure(service(LogFormat.TEXT, file), LARGE, context);

        for (int number = 1; number <= 10; number++) {
            logger.info("line {}", number);
        }

        String lines = out.toString(StandardCharsets.UTF_8);
        assertThat(lines.lines()).hasSize(11);
        assertThat(lines).containsOnlyOnce("WARN FileTrouble - the log file " + file + " cannot be written");
        assertThat(lines).contains("line 10");
    }

    @Test
    void a_full_disk_costs_one_line_and_no_work() {
        Logs.configure(service(LogFormat.TEXT, Path.of("/dev/full")), LARGE, context);

        for (int number = 1; number <= 10; number++) {
            logger.info("line {}", number);
        }

        String lines = out.toString(StandardCharsets.UTF_8);
        assertThat(lines).containsOnlyOnce("WARN FileTrouble - the log file /dev/full cannot be written");
        assertThat(lines).contains("line 10").contains("No space left on device");
        assertThat(lines.lines()).hasSize(11);
    }

    @Test
    void what_was_set_before_ends() throws IOException {
        Path file = folder.resolve("drover.log");
        Logs.configure(service(LogFormat.TEXT, file), LARGE, context);
        logger.info("one");

        Logs.configure(LogSettings.INITIAL, LARGE, context);
        logger.info("two");

        assertThat(Files.readString(file)).contains("one").doesNotContain("two");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("two").doesNotContain("one");
    }

    private static LogSettings service(LogFormat format, Path file) {
        return new LogSettings(format, LogLevels.DEFAULT, LogTarget.STANDARD_OUTPUT, file);
    }

    /** Else a file is looked at once in a while. */
    private void lookAtEachLine() {
        RollingFileAppender<?> appender = (RollingFileAppender<?>)
                context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(LogFile.NAME);
        SizeBasedTriggeringPolicy<?> size = (SizeBasedTriggeringPolicy<?>) appender.getTriggeringPolicy();
        size.setCheckIncrement(Duration.buildByMilliseconds(0));
        size.start();
    }

    private static String gunzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
