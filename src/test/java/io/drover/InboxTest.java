package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.Ledger;
import io.drover.ingest.Outcome;
import io.drover.ingest.OutcomeListener;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import io.drover.testing.FileTree;
import io.drover.testing.IngestProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shipped drop folder: each file leaves it once, for the place where it belongs. */
@Timeout(600)
@Tag("long")
class InboxTest {
    private static final int FILES = 10_000;
    private static final int KILLS = 3;

    @TempDir
    private Path data;

    @TempDir
    private Path inbox;

    @TempDir
    private Path aside;

    @Test
    void files_go_to_done_or_failed_and_names_that_exist_are_not_overwritten() throws Exception {
        FileTree tree = new FileTree(inbox, new Random(21));
        Path photo = tree.file("day/one.jpg", 2_000);
        byte[] bytes = Files.readAllBytes(photo);
        tree.text("day/one.jpg.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>");
        tree.copy(photo, "again.jpg");
        tree.text("notes.txt", "no photo");
        Path before = tree.text(".done/day/one.jpg", "another photo of that name");

        runUntil(InboxTest::isDisposed, 3);

        assertThat(before).hasContent("another photo of that name");
        assertThat(inbox.resolve(".done/day/one (1).jpg")).hasBinaryContent(bytes);
        assertThat(inbox.resolve(".done/day/one (1).jpg.xmp")).exists();
        assertThat(inbox.resolve(".done/again.jpg")).hasBinaryContent(bytes);
        assertThat(inbox.resolve(".failed/notes.txt")).hasContent("no photo");
        assertThat(inbox.resolve(".failed/notes.txt.reason.txt")).hasContent("the server takes no .txt files");
        assertThat(photo).doesNotExist();
    }

    @Test
    void what_is_put_aside_takes_no_name_and_no_reason_of_another() throws Exception {
        FileTree tree = new FileTree(inbox, new Random(22));
        String longest = "n".repeat(251) + ".txt";
        tree.text(longest, "no photo");
        tree.text(".failed/" + longest, "before");
        tree.text("notes.txt", "no photo");
        tree.text(".failed/notes.txt.reason.txt", "somebody's");

        runUntil(InboxTest::isDisposed, 2);

        assertThat(inbox.resolve(".failed/" + longest)).hasContent("before");
        assertThat(inbox.resolve(".failed/" + "n".repeat(247) + " (1).txt")).hasContent("no photo");
        assertThat(inbox.resolve(".failed/notes.txt.reason.txt")).hasContent("somebody's");
        assertThat(inbox.resolve(".failed/notes.txt.reason (1).txt")).hasContent("the server takes no .txt files");
    }

    @Test
    void a_name_that_says_that_the_file_is_being_written_stays_until_it_is_another() throws Exception {
        FileTree tree = new FileTree(inbox, new Random(23));
        Path part = tree.file("b.jpg.filepart", 1_000);
        tree.file("a.jpg", 1_000);

        runUntil(InboxTest::isDisposed, 1);

        assertThat(inbox.resolve(".done/a.jpg")).exists();
        assertThat(part).exists();
        Files.move(part, inbox.resolve("b.jpg"));

        runUntil(InboxTest::isDisposed, 1);

        assertThat(inbox.resolve(".done/b.jpg")).exists();
        assertThat(inbox.resolve(".failed")).doesNotExist();
    }

    @Test
    void what_could_not_be_put_aside_is_put_aside_by_a_later_run() throws Exception {
        FileTree tree = new FileTree(inbox, new Random(24));
        tree.text("sub/notes.txt", "no photo");
        Path inTheWay = tree.text(".failed/sub", "a file where a folder should be");
        runUntil(outcome -> String.valueOf(outcome.reason()).contains("left in its place"), 1);
        assertThat(inbox.resolve("sub/notes.txt")).exists();
        Files.delete(inTheWay);

        runUntil(InboxTest::isDisposed, 1);

        assertThat(inbox.resolve(".failed/sub/notes.txt")).hasContent("no photo");
    }

    @Test
    void ten_thousand_files_are_done_whatever_fails_and_is_killed_and_are_sent_once() throws Exception {
        for (int number = 0; number < FILES; number++) {
            Files.writeString(aside.resolve(number + ".jpg"), "photo " + number);
        }
        try (SandboxServer server =
                SandboxServer.builder().faults("uploadAsset: status 500 x20").start()) {
            Random random = new Random(25);
            for (int kill = 0; kill < KILLS; kill++) {
                drop(kill);
                int moment = server.requests("uploadAsset") + 1 + random.nextInt(FILES / KILLS / 2);
                try (IngestProcess process = process(server)) {
                    assertThat(server.awaitRequests("uploadAsset", moment, Duration.ofMinutes(3)))
                            .isTrue();
                    process.kill();
                }
            }
            IngestProcess.Result last;
            try (IngestProcess process = process(server)) {
                last = process.finished();
            }

            assertThat(last.balances()).isTrue();
            assertThat(last.failed()).isZero();
            assertThat(server.assetCount()).isEqualTo(FILES);
            assertThat(filesIn(inbox.resolve(".done"))).isEqualTo(FILES);
            assertThat(filesIn(inbox)).isZero();
        }
    }

    /** A share of the files, renamed into the folder. */
    private void drop(int share) throws IOException {
        for (int number = share; number < FILES; number += KILLS) {
            Files.move(aside.resolve(number + ".jpg"), inbox.resolve(number + ".jpg"));
        }
    }

    private static long filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private IngestProcess process(SandboxServer server) throws IOException {
        return IngestProcess.start(
                inbox,
                data,
                server,
                List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Map.of(IngestProcess.INBOX, "true", IngestProcess.AFTER, "move:.done"));
    }

    private static boolean isDisposed(Outcome outcome) {
        return outcome.disposal() != null;
    }

    /** Runs until so many outcomes of this kind are recorded. */
    private void runUntil(Predicate<Outcome> wanted, int count) throws IOException, InterruptedException {
        CountDownLatch recorded = new CountDownLatch(count);
        OutcomeListener listener = outcome -> {
            if (wanted.test(outcome)) {
                recorded.countDown();
            }
        };
        try (SandboxServer server = SandboxServer.builder().start();
                Store store = Stores.open(new DataFolder(data, "test").create(), null);
                Ledger ledger = new Ledger(store, Clock.systemUTC());
                DroverRuntime runtime = DroverRuntime.prepare(
                        RuntimeOptions.of(new Folders(Path.of("config"), Path.of("routes")), Map.of())
                                .withRoutes("ingest", "ingest-after", "ingest-inbox", "error-handling")
                                .withOverrides(Map.of(
                                        "camel.component.immich.url",
                                        server.url().toString(),
                                        "camel.component.immich.apiKey",
                                        server.apiKey(),
                                        "drover.inbox.enabled",
                                        "true",
                                        "drover.inbox.path",
                                        inbox.toString(),
                                        "drover.inbox.stableFor",
                                        "200ms"))
                                .withBeans(Clock.systemUTC(), store, ledger, listener))) {
            runtime.start();
            assertThat(recorded.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
