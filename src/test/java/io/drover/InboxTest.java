package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.Ledger;
import io.drover.ingest.OutcomeListener;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import io.drover.testing.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped drop folder: done and failed files leave it, nothing is overwritten, nothing is lost. */
class InboxTest {
    @TempDir
    private Path data;

    @TempDir
    private Path inbox;

    @Test
    void files_go_to_done_or_failed_and_names_that_exist_are_not_overwritten() throws Exception {
        FileTree tree = new FileTree(inbox, new Random(21));
        Path photo = tree.file("day/one.jpg", 2_000);
        byte[] bytes = Files.readAllBytes(photo);
        tree.text("day/one.jpg.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>");
        tree.copy(photo, "again.jpg");
        tree.text("notes.txt", "no photo");
        Path before = tree.text(".done/day/one.jpg", "another photo of that name");
        makeOld();

        runUntilDisposed(3);

        assertThat(before).hasContent("another photo of that name");
        assertThat(inbox.resolve(".done/day/one (1).jpg")).hasBinaryContent(bytes);
        assertThat(inbox.resolve(".done/day/one (1).jpg.xmp")).exists();
        assertThat(inbox.resolve(".done/again.jpg")).hasBinaryContent(bytes);
        assertThat(inbox.resolve(".failed/notes.txt")).hasContent("no photo");
        assertThat(photo).doesNotExist();
    }

    private void makeOld() throws IOException {
        try (Stream<Path> files = Files.walk(inbox)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-05-06T07:08:09Z")));
            }
        }
    }

    private void runUntilDisposed(int count) throws IOException, InterruptedException {
        CountDownLatch disposed = new CountDownLatch(count);
        OutcomeListener listener = outcome -> {
            if (outcome.disposal() != null) {
                disposed.countDown();
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
                                        inbox.toString()))
                                .withBeans(Clock.systemUTC(), store, ledger, listener))) {
            runtime.start();
            assertThat(disposed.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
