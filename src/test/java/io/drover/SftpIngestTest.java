package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.drover.ingest.FileState;
import io.drover.ingest.LedgerRow;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.IngestProcess;
import io.drover.testing.IngestRun;
import io.drover.testing.SftpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A folder on an SFTP server has the promises of one on this machine, whatever the network does. */
@Timeout(600)
@Tag("long")
class SftpIngestTest {
    private static final int FILES = 10_000;
    private static final int FOLDERS = 20;
    private static final int KILLS = 3;

    @TempDir
    private Path root;

    @TempDir
    private Path data;

    @TempDir
    private Path own;

    private final Map<String, String> storage = new HashMap<>();

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectories(root.resolve("photos"));
        storage.put("username", SftpServer.USER);
        Path password = Files.writeString(own.resolve("password"), SftpServer.PASSWORD);
        storage.put("passwordFile", password.toString());
        storage.put("knownHostsFile", own.resolve("known_hosts").toString());
    }

    @Test
    void ten_thousand_files_balance_whatever_is_cut_and_killed_and_a_second_run_transfers_nothing() throws Exception {
        for (int number = 0; number < FILES; number++) {
            put("photos/" + number % FOLDERS + "/" + number + ".jpg", "photo " + number);
        }
        try (SftpServer server = server();
                SandboxServer immich = SandboxServer.builder().start()) {
            server.cutEach(997);
            Random random = new Random(23);

            for (int kill = 0; kill < KILLS; kill++) {
                int moment = server.opened() + 200 + random.nextInt(1_500);
                try (IngestProcess process = process(server, immich)) {
                    assertThat(server.awaitOpened(moment, Duration.ofMinutes(3)))
                            .isTrue();
                    process.kill();
                }
            }
            int before = IngestRun.recorded(data).size();
            Tally tally = run(server, immich).run();
            int opened = server.opened();
            Tally second = run(server, immich).run();

            assertThat(before).isBetween(1, FILES - 1);
            assertThat(tally.balances()).isTrue();
            assertThat(tally.found()).isEqualTo(FILES);
            assertThat(tally.of(FileState.FAILED)).isZero();
            assertThat(immich.assetCount()).isEqualTo(FILES);
            assertThat(IngestRun.recorded(data)).hasSize(FILES);
            assertThat(second.known()).isEqualTo(FILES);
            assertThat(server.opened()).as("files opened by the second run").isEqualTo(opened);
        }
    }

    @Test
    void a_server_that_vanishes_half_way_loses_nothing() throws Exception {
        for (int number = 0; number < 300; number++) {
            put("photos/" + number % 3 + "/" + number + ".jpg", "photo " + number);
        }
        int port;
        try (SandboxServer immich = SandboxServer.builder().start()) {
            IngestRun run;
            try (SftpServer server = server()) {
                port = server.port();
                run = run(server, immich);
                server.vanishAfter(100);
                Tally broken = run.run();

                assertThat(broken.balances()).isTrue();
                assertThat(broken.of(FileState.UPLOADED)).isBetween(1L, 299L);
                assertThat(broken.of(FileState.VANISHED)).isZero();
            }
            try (SftpServer back = new SftpServer(root, port)) {
                trust(back);
                try (IngestRun.Started started = run.start()) {
                    started.finished();
                    started.ledger().retry(EnumSet.of(FileState.FAILED));
                }
                Tally whole = run.run();

                assertThat(whole.balances()).isTrue();
                assertThat(whole.of(FileState.UPLOADED)).isEqualTo(300);
                assertThat(immich.assetCount()).isEqualTo(300);
            }
        }
    }

    @Test
    void what_the_server_holds_is_moved_or_deleted_there_with_its_sidecar() throws Exception {
        put("photos/2024/a.jpg", "first");
        put("photos/2024/a.jpg.xmp", "sidecar");
        put("photos/b.jpg", "second");
        put("photos/notes.txt", "no photo");
        try (SftpServer server = server();
                SandboxServer immich = SandboxServer.builder().start()) {

            run(server, immich)
                    .withLibrary(library -> library.setAfter("move:/done"))
                    .run();

            assertThat(root.resolve("photos/2024")).isEmptyDirectory();
            assertThat(root.resolve("done/2024/a.jpg")).hasContent("first");
            assertThat(root.resolve("done/2024/a.jpg.xmp")).hasContent("sidecar");
            assertThat(root.resolve("done/b.jpg")).hasContent("second");
            assertThat(root.resolve("photos/notes.txt")).exists();

            put("photos/2024/c.jpg", "third");
            run(server, immich)
                    .withLibrary(library -> library.setAfter("delete"))
                    .run();

            assertThat(root.resolve("photos/2024")).isEmptyDirectory();
            assertThat(root.resolve("photos/notes.txt")).exists();
            assertThat(immich.assetCount()).isEqualTo(3);
        }
    }

    @Test
    void no_credential_is_ever_shown() throws Exception {
        put("photos/a.jpg", "first");
        storage.put("jschLoggingLevel", "TRACE");
        List<String> said;
        try (SftpServer server = server();
                SandboxServer immich = SandboxServer.builder().start();
                AllThatIsLogged logged = new AllThatIsLogged()) {
            said = logged.lines;
            run(server, immich).run();
            Files.writeString(own.resolve("password"), "another-Passw0rd");
            try {
                run(server, immich).run();
            } catch (RuntimeException refused) {
                said.add(refused + " " + refused.getCause());
            }
        }

        assertThat(String.join("\n", said))
                .contains("sftp://localhost:", "does not let this user in")
                .doesNotContain(SftpServer.PASSWORD, "another-Passw0rd");
        try (var files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotContain(SftpServer.PASSWORD));
        }
        assertThat(IngestRun.recorded(data))
                .extracting(LedgerRow::path)
                .allSatisfy(
                        path -> assertThat(path).startsWith("sftp://localhost:").doesNotContain(SftpServer.USER));
    }

    private SftpServer server() throws IOException {
        SftpServer server = new SftpServer(root);
        trust(server);
        return server;
    }

    private void trust(SftpServer server) throws IOException {
        Files.writeString(own.resolve("known_hosts"), server.knownHostsLine());
    }

    private IngestRun run(SftpServer server, SandboxServer immich) {
        return new IngestRun(Path.of("photos"), data, immich).withLibrary(library -> {
            library.setStorage(server.endpoint());
            library.setStorageOptions(new HashMap<>(storage));
        });
    }

    private IngestProcess process(SftpServer server, SandboxServer immich) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(IngestProcess.STORAGE, server.endpoint()));
        storage.forEach((name, value) -> settings.put(IngestProcess.STORAGE + "." + name, value));
        List<String> quickStart = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        return IngestProcess.start(Path.of("photos"), data, immich, quickStart, settings);
    }

    private void put(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Down to DEBUG, and nowhere else meanwhile. */
    private static final class AllThatIsLogged extends AppenderBase<ILoggingEvent> implements AutoCloseable {
        private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        private final Level before = root.getLevel();
        private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
        private final List<String> lines = new CopyOnWriteArrayList<>();

        private AllThatIsLogged() {
            root.iteratorForAppenders().forEachRemaining(others::add);
            others.forEach(root::detachAppender);
            start();
            root.addAppender(this);
            root.setLevel(Level.DEBUG);
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }

        @Override
        public void close() {
            root.setLevel(before);
            root.detachAppender(this);
            others.forEach(root::addAppender);
        }
    }
}
