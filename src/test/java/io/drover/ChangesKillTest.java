package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.feed.Moment;
import io.drover.feed.camel.ChangesProcess;
import io.drover.immich.feed.FreshStream;
import io.drover.sandbox.LibraryScript;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whenever it is killed while changes become files, or cannot write them, the next run goes on: the files tell each change
 * once, all of them together tell what is in the library, and nothing else lies about.
 */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // each test begins with a server and a process
@Tag("long")
class ChangesKillTest {
    private static final int KILLS = 4;
    private static final int CHANGES_BEFORE_A_KILL = 150;
    private static final int MANY = 2 * ChangesProcess.BATCH_SIZE;

    @TempDir
    private Path folder;

    private final Deque<String> photos = new ArrayDeque<>();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-06T07:08:09Z"));
    private Path changes;
    private SandboxServer server;
    private ChangesProcess process;
    private int seeded;

    @BeforeEach
    void start() throws IOException {
        changes = folder.resolve("changes");
        server = SandboxServer.builder().clock(clock).random(91).start();
        process = newProcess();
    }

    @AfterEach
    void stop() {
        process.close();
        server.close();
    }

    private ChangesProcess newProcess() throws IOException {
        return ChangesProcess.start(folder.resolve("data"), changes, server, FreshStream.TYPES);
    }

    @Test
    void a_kill_at_any_step_loses_nothing_and_tells_nothing_twice() throws Exception {
        for (Moment moment : Moment.values()) {
            prepare(moment);

            process.runUntil(moment);

            assertThat(ChangeFiles.in(changes).leftovers())
                    .as("files that no reader takes after a kill at %s", moment)
                    .hasSizeGreaterThanOrEqualTo(leavesFileAside(moment) ? 1 : 0)
                    .allMatch(file ->
                            file.getFileName().toString().matches("[.][0-9]{20}[.]ndjson[.][0-9a-f]{8}[.]part"));

            seed(1);
            purge(1);
            process = newProcess();
            process.run();

            assertFilesTellTheLibrary("after a kill at " + moment);
        }

        assertThat(ChangeFiles.in(changes).deleted("cascade")).hasSizeGreaterThan(MANY);
        assertThat(ChangeFiles.in(changes).deleted("absent")).hasSizeGreaterThan(MANY);
    }

    /** Lets so much happen that the next run comes to this moment. */
    private void prepare(Moment moment) {
        seed(MANY + 2);
        purge(MANY - 3);
        switch (moment) {
            case SESSION_OPENED, SESSION_KEPT -> server.events().endSessions();
            case SOURCE_OPENED, SWEPT -> {
                clock.advance(Duration.ofMinutes(1));
                server.events().pruneDeletions(Duration.ZERO);
                server.events().resetSessions();
            }
            case APPENDING,
                    APPENDED,
                    CASCADED,
                    COMPLETED,
                    SEGMENT_TORN,
                    SEGMENT_ASIDE,
                    SEGMENT_RENAMED,
                    CONFIRMATION_DUE,
                    ACKNOWLEDGED,
                    CONFIRMING,
                    CONFIRMED,
                    MANIFEST_KEPT -> {
                // every run comes there that has something to tell
            }
        }
    }

    private static boolean leavesFileAside(Moment moment) {
        return moment == Moment.SEGMENT_TORN || moment == Moment.SEGMENT_ASIDE;
    }

    @Test
    void kills_whenever_a_library_changes_lose_nothing_and_tell_nothing_twice() throws Exception {
        Random random = new Random(92);
        LibraryScript script = new LibraryScript(server, random);

        for (int kill = 0; kill < KILLS; kill++) {
            change(script, CHANGES_BEFORE_A_KILL);
            process.begin();
            for (int segment = random.nextInt(12); segment >= 0; segment--) {
                process.awaitSegment();
                change(script, 2);
            }
            process.kill();
            Map<String, JsonNode> before = ChangeFiles.in(changes).folded();
            assertThat(before).as("what is told before kill %s", kill).isNotEmpty();
            process = newProcess();
        }
        process.run();

        assertFilesTellTheLibrary("after the last kill");
    }

    private void change(LibraryScript script, int times) {
        for (int i = 0; i < times; i++) {
            clock.advance(Duration.ofMillis(700));
            script.step();
        }
    }

    @Test
    void files_that_cannot_be_written_are_waited_for_through_a_kill() throws Exception {
        seed(MANY);
        process.run();
        Path aside = folder.resolve("aside");
        Files.move(changes, aside);
        Files.writeString(changes, "not a folder");
        seed(MANY);
        purge(MANY);

        process.begin();
        process.awaitText("waits for its sink");
        process.kill();
        process = newProcess();
        process.begin();
        process.awaitText("waits for its sink");
        Files.delete(changes);
        Files.move(aside, changes);
        process.awaitEnd();

        assertFilesTellTheLibrary("after the folder was there again");
    }

    private void seed(int count) {
        for (int i = 0; i < count; i++) {
            photos.add(server.seed("photo-" + seeded + ".jpg", "%040x".formatted(seeded++), 1_000));
        }
    }

    /** Removes the oldest photos for good. */
    private void purge(int count) {
        for (int i = 0; i < count; i++) {
            server.purge(photos.remove());
        }
    }

    private void assertFilesTellTheLibrary(String when) throws IOException {
        ChangeFiles files = ChangeFiles.in(changes);
        files.assertEachOnce();
        assertThat(files.leftovers()).as("files that are no segments %s", when).isEmpty();
        assertThat(withoutRoom(files.folded()))
                .as("what the files tell %s", when)
                .isEqualTo(withoutRoom(FreshStream.read(server)));
    }

    /** A user's own row tells the room that is taken, without being told again when that changes. */
    static Map<String, JsonNode> withoutRoom(Map<String, JsonNode> things) {
        things.forEach((key, data) -> {
            if (key.startsWith("auth-user/")) {
                ((ObjectNode) data).remove("quotaUsageInBytes");
            }
        });
        return things;
    }
}
