package io.drover.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.ingest.Progress;
import io.drover.observe.ObservedRun.Told;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks hears what is wrong and what to do, that the process lives all the same, and that it is well again. */
@Timeout(120)
class HealthTest {
    private static final String ALL = Observed.HEALTH;
    private static final String READY = Observed.READY;
    private static final String LIVE = Observed.LIVE;
    private static final String SERVER = "server immich";
    private static final String SOURCE = "source ingest-folder";
    private static final String FEED = "feed immich";

    @TempDir
    private Path data;

    @TempDir
    private Path files;

    private SandboxServer server;
    private ObservedRun run;

    @BeforeEach
    void start() throws IOException {
        server = SandboxServer.builder().version("2.7.5").start();
        run = new ObservedRun(data)
                .with("camel.component.immich.url", server.url().toString())
                .with("camel.component.immich.apiKey", server.apiKey())
                .with("drover.folder.path", photos().toString())
                .with("drover.folder.rescanEvery", "200ms");
    }

    @AfterEach
    void stop() {
        run.close();
        server.close();
    }

    private Path photos() throws IOException {
        return Files.createDirectories(files.resolve("photos"));
    }

    @Test
    void everything_that_is_well_is_named() throws Exception {
        run.start();

        Told told = run.until(ALL, Told::up);

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body().path("checks").findValuesAsText("name"))
                .containsExactlyInAnyOrder("threads", "transactions", "routes", "store", SOURCE, SERVER);
        assertThat(told.body().toString()).doesNotContain(server.apiKey());
    }

    @Test
    void it_answers_before_the_routes_run_while_they_start_anew_and_while_it_stops() throws Exception {
        Told before = run.health(READY);
        run.start();
        Told running = run.until(READY, Told::up);
        run.stopRoutes();
        Told between = run.health(READY);
        Told alive = run.health(LIVE);
        run.start();
        Told again = run.until(READY, Told::up);
        run.ask();
        Told stopping = run.health(READY);

        assertThat(before.status()).isEqualTo(503);
        assertThat(before.reason("routes")).isEqualTo("Drover starts; wait for it");
        assertThat(running.up()).isTrue();
        assertThat(between.reason("routes")).isEqualTo("Drover starts its routes anew; wait for it");
        assertThat(alive.up()).isTrue();
        assertThat(again.up()).isTrue();
        assertThat(stopping.status()).isEqualTo(503);
        assertThat(stopping.reason("routes")).startsWith("Drover stops");
    }

    @Test
    void a_key_that_is_refused_is_told_and_that_it_is_right_again() throws Exception {
        Path key = Files.writeString(files.resolve("key.txt"), "wrong-and-secret");
        run.with("camel.component.immich.apiKeyFile", key.toString()).start();

        Told refused = run.until(READY, told -> told.reason(SERVER).contains("IMMICH_API_KEY"));
        Told alive = run.health(LIVE);
        Files.writeString(key, server.apiKey());
        Told right = run.until(READY, Told::up);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.reason(SERVER)).contains("401").doesNotContain("wrong-and-secret");
        assertThat(alive.up()).isTrue();
        assertThat(right.up()).isTrue();
    }

    @Test
    void a_permission_that_the_key_lacks_is_named() throws Exception {
        String key = server.addApiKey("user.read");
        run.with("camel.component.immich.apiKey", key).start();

        Told lacking = run.until(READY, told -> told.reason(SERVER).contains("asset.upload"));
        server.grant(key, "asset.upload", "user.read");
        Told granted = run.until(READY, Told::up);

        assertThat(lacking.up(SERVER)).isFalse();
        assertThat(lacking.reason(SERVER)).contains("lacks permissions that the routes need: asset.upload");
        assertThat(granted.up()).isTrue();
    }

    @Test
    void a_server_that_is_away_is_told_and_that_it_came_back() throws Exception {
        run.start();
        run.until(READY, Told::up);
        int port = server.url().getPort();

        server.close();
        Told away = run.until(READY, told -> !told.up());
        Told alive = run.health(LIVE);
        server = SandboxServer.builder().version("2.7.5").port(port).start();
        run.until(READY, told -> told.reason(SERVER).contains("401"));

        assertThat(away.reason(SERVER)).contains("127.0.0.1:" + port).contains("is it running");
        assertThat(alive.up()).isTrue();
    }

    @Test
    void a_source_that_is_gone_or_empty_of_a_sudden_is_told_and_that_it_is_there_again() throws Exception {
        new FileTree(photos(), new Random(1)).files(3, 100);
        run.start();
        run.metrics(samples -> samples.sum("drover_files_total") == 3);

        Files.move(photos(), files.resolve("away"));
        Told gone = run.until(READY, told -> !told.up(SOURCE));
        photos();
        Told empty = run.until(READY, told -> told.reason(SOURCE).contains("imported from it before"));
        Files.delete(photos());
        Files.move(files.resolve("away"), files.resolve("photos"));
        Told back = run.until(READY, Told::up);

        assertThat(gone.reason(SOURCE)).contains("there is no such folder; is it mounted?");
        assertThat(empty.up(SOURCE)).isFalse();
        assertThat(back.up()).isTrue();
    }

    @Test
    void a_full_disk_is_told_and_that_there_is_room_again() throws Exception {
        run.start();
        run.until(READY, Told::up);

        limitPages(1);
        new FileTree(photos(), new Random(2)).files(200, 100);
        Told full = run.until(READY, told -> !told.up("store"));
        Told alive = run.health(LIVE);
        limitPages(1_000_000);
        Told room = run.until(READY, Told::up);

        assertThat(full.reason("store")).contains("full").contains("work waits");
        assertThat(alive.up()).isTrue();
        assertThat(room.up()).isTrue();
    }

    @Test
    void a_data_folder_that_cannot_be_written_to_is_told_with_what_to_do() throws IOException {
        Path file = Files.writeString(files.resolve("no-folder"), "");

        Finding finding = StoreCheck.probe(file);

        assertThat(finding.up()).isFalse();
        assertThat(finding.reason()).contains(file + " cannot be written to").contains("make room on its disk");
    }

    @Test
    void a_sink_that_blocks_its_feed_is_told_with_its_reason_and_that_it_takes_again() throws Exception {
        server.seed(5);
        Path sink = files.resolve("changes");
        Files.writeString(sink, "a file in the folder's place");
        run.with("drover.changes.sink", "files")
                .with("drover.changes.files.directory", sink.toString())
                .with("drover.changes.types", "assets")
                .with("drover.changes.delay", "100ms")
                .start();

        Told blocked = run.until(READY, told -> told.reason(FEED).contains("its sink"));
        Files.delete(sink);
        Files.createDirectory(sink);
        Told moving = run.until(READY, told -> told.up() && waiting(told) == 0);

        assertThat(blocked.up(FEED)).isFalse();
        assertThat(waiting(blocked)).isPositive();
        assertThat(moving.up(FEED)).isTrue();
    }

    private static int waiting(Told told) {
        return told.of(FEED).at("/data/waitingChanges").asInt();
    }

    @Test
    void an_edit_that_was_refused_is_a_note_until_one_is_taken() throws Exception {
        run.start();
        run.until(READY, Told::up);

        run.observation().reloads().refused("ingest.camel.yaml:3:5: there is no component 'imich'");
        Told refused = run.health(READY);
        run.observation().reloads().taken();
        Told taken = run.health(READY);

        assertThat(refused.up()).isTrue();
        assertThat(refused.reason("edits")).contains("what ran before runs on").contains("ingest.camel.yaml:3:5");
        assertThat(taken.reason("edits")).isEmpty();
    }

    @Test
    void a_thread_that_must_live_and_does_not_is_a_reason_to_start_anew() throws Exception {
        run.start();
        run.observation().mustLive("reload", () -> false);

        Told told = run.health(LIVE);

        assertThat(told.status()).isEqualTo(503);
        assertThat(told.reason("reload")).contains("start Drover anew");
    }

    @Test
    void only_this_machine_can_ask() {
        assertThat(run.observation().address())
                .satisfies(address -> assertThat(address.getAddress()).matches(InetAddress::isLoopbackAddress));
    }

    @Test
    void a_second_process_runs_without() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Observation second = Observation.start(new Address("127.0.0.1", other.getLocalPort()), process())) {
            assertThat(second.address()).isNull();
            assertThat(second.beans()).isEmpty();
        }
    }

    @Test
    void an_address_of_another_machine_is_refused() {
        assertThatThrownBy(() -> Observation.start(new Address("192.0.2.1", 9876), process()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("drover.observe.host")
                .hasMessageContaining("192.0.2.1:9876");
    }

    private static Observation.Process process() {
        return new Observation.Process("1.2.3", Clock.systemUTC(), new Progress(), () -> false);
    }

    /** SQLite's own limit, which raises the same error as a full disk; below what is used it means: no page more. */
    private void limitPages(int pages) {
        run.store().write(session -> {
            try (ResultSet row =
                    session.prepare("pragma max_page_count = " + pages).executeQuery()) {
                return row.next();
            }
        });
    }
}
