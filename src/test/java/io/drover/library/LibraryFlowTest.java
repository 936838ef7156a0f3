package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.ingest.FileChangedException;
import io.drover.ingest.FileStamp;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Known;
import io.drover.ingest.PutBackException;
import io.drover.ingest.SourceFile;
import io.drover.ingest.Tally;
import io.drover.ingest.TargetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes back from a route is counted once, whatever its end, and gives its place to the next. */
@Timeout(60)
class LibraryFlowTest {
    @TempDir
    Path root;

    private final FakeLedger ledger = new FakeLedger();

    @Test
    void a_suspended_library_sends_no_more_and_loses_nothing() throws Exception {
        files(100);
        BlockingQueue<Runnable> held = new LinkedBlockingQueue<>();
        try (LibraryRun run = run(Map.of("inFlight", 10), holding(held))) {
            run.start();
            Runnable first = firstOf(10, held);

            Thread suspending = new Thread(() -> suspend(run));
            suspending.start();
            run.awaitSuspended();
            finish(first, held, 10);
            suspending.join();

            assertThat(run.finish()).hasToString("10 found = 10 uploaded");
            assertThat(held).isEmpty();

            run.routes().resumeRoute("library");
            finish(held.take(), held, 90);
            assertThat(ledger.recorded.sum()).isEqualTo(100);
        }
    }

    @Test
    void a_library_that_is_suspended_while_it_starts_goes_on_when_it_is_resumed() throws Exception {
        files(100);
        BlockingQueue<Runnable> held = new LinkedBlockingQueue<>();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        FakeLedger slow = new FakeLedger() {
            @Override
            public int target(TargetId id) {
                asked.countDown();
                awaitUninterruptibly(answer);
                return super.target(id);
            }
        };
        try (LibraryRun run =
                new LibraryRun(slow, Clock.systemUTC(), root, LibraryRun.onceWith(Map.of()), holding(held))) {
            run.start();
            asked.await();

            suspend(run);
            answer.countDown();
            assertThat(run.finish()).hasToString("0 found");
            run.routes().resumeRoute("library");

            finish(held.take(), held, 100);
            assertThat(ledger.recorded.sum()).isEqualTo(100);
        }
    }

    @Test
    void stopping_with_a_full_pipeline_fails_nothing() throws Exception {
        files(100);
        BlockingQueue<Runnable> held = new LinkedBlockingQueue<>();
        LibraryRun run = run(Map.of("inFlight", 10), holding(held));
        run.start();
        Runnable first = firstOf(10, held);
        Thread stopping = new Thread(run::close);
        stopping.start();
        run.awaitSuspended();
        finish(first, held, 10);
        stopping.join();

        Tally tally = run.finish();

        assertThat(tally).hasToString("10 found = 10 uploaded");
        assertThat(ledger.rows).hasSize(10);
    }

    @Test
    void never_more_messages_are_alive_than_inFlight() throws Exception {
        files(50);
        BlockingQueue<Runnable> held = new LinkedBlockingQueue<>();
        AtomicInteger most = new AtomicInteger();
        try (LibraryRun run = run(Map.of("inFlight", 3), holding(held))) {
            run.start();
            for (int ended = 0; ended < 50; ended++) {
                Runnable next = held.take();
                most.accumulateAndGet(held.size() + 1, Math::max);
                next.run();
            }

            assertThat(run.finish().of(FileState.UPLOADED)).isEqualTo(50);
            assertThat(most.get()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void what_was_put_back_has_no_state() throws Exception {
        files(3);

        try (LibraryRun run = run(Map.of(), failing(PutBackException.ofStop()))) {
            Tally tally = run.start().finish();

            assertThat(tally).hasToString("3 found = 3 put back");
            assertThat(tally.balances()).isTrue();
        }
    }

    @Test
    void what_comes_back_without_a_state_is_failed() throws Exception {
        files(2);

        try (LibraryRun run = run(Map.of(), exchange -> {})) {
            assertThat(run.start().finish()).hasToString("2 found = 2 failed");
        }
    }

    @Test
    void a_file_that_changed_on_its_way_goes_again_with_its_new_stamp() throws Exception {
        Path photo = files(1);
        AtomicInteger times = new AtomicInteger();
        Processor way = exchange -> {
            if (times.incrementAndGet() == 1) {
                changed(exchange, photo);
            }
            ledger.record(exchange);
        };

        try (LibraryRun run = run(Map.of(), way)) {
            assertThat(run.start().finish()).hasToString("1 found = 1 uploaded");
            assertThat(times.get()).isEqualTo(2);
            assertThat(run.file(photo).stamp()).isEqualTo(FileStamp.of(photo));
        }
    }

    @Test
    void a_file_that_always_changes_is_given_up_after_three_more_times() throws Exception {
        Path photo = files(1);
        AtomicInteger times = new AtomicInteger();
        Processor way = exchange -> {
            times.incrementAndGet();
            changed(exchange, photo);
            exchange.getMessage().setHeader(IngestHeaders.STATE, "failed");
        };

        try (LibraryRun run = run(Map.of(), way)) {
            assertThat(run.start().finish()).hasToString("1 found = 1 failed");
            assertThat(times.get()).isEqualTo(4);
        }
    }

    @Test
    void a_failed_file_waits_for_its_next_attempt() throws Exception {
        Path photo = files(1);
        SourceFile file = new SourceFile("s", "immich", photo, FileStamp.of(photo), null, null);
        Known later = FakeLedger.row(file, FileState.FAILED, "the server said 500", Known.NEVER);
        ledger.rows.put(photo, later);

        assertThat(LibraryRun.once(ledger, root, Map.of())).hasToString("1 found = 1 failed (1 known)");

        ledger.rows.put(photo, FakeLedger.row(file, FileState.FAILED, "the server said 500", 1));
        assertThat(LibraryRun.once(ledger, root, Map.of())).hasToString("1 found = 1 uploaded");
    }

    @Test
    void an_empty_root_that_held_files_is_refused() throws Exception {
        Path photo = files(1);
        LibraryRun.once(ledger, root, Map.of());
        Files.delete(photo);
        Files.createDirectories(root.resolve("lost+found"));

        assertRefused(root, "library " + root + " is empty, but files were imported from it before: is it mounted?");
    }

    @Test
    void a_missing_root_is_refused() throws Exception {
        Path missing = root.resolve("missing");

        assertRefused(missing, "library " + missing + ": there is no such folder or file");
    }

    @Test
    void a_ledger_that_fails_ends_the_scan_with_its_reason() throws Exception {
        files(1);
        FakeLedger broken = new FakeLedger() {
            @Override
            public Map<String, Known> find(int target, Path directory, java.util.Collection<String> names) {
                throw new IllegalStateException("disk is full");
            }
        };

        try (LibraryRun run = new LibraryRun(broken, Clock.systemUTC(), root, LibraryRun.onceWith(Map.of()))) {
            run.start();

            assertThatThrownBy(run::finish)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("disk is full");
        }
    }

    private void assertRefused(Path path, String message) throws Exception {
        try (LibraryRun run = new LibraryRun(ledger, Clock.systemUTC(), path, LibraryRun.onceWith(Map.of()))) {
            run.start();

            assertThatThrownBy(run::finish)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(LibraryException.class)
                    .hasMessage(message);
        }
    }

    private LibraryRun run(Map<String, Object> options, Processor way) throws Exception {
        return new LibraryRun(ledger, Clock.systemUTC(), root, LibraryRun.onceWith(options), way);
    }

    /** @return the last file */
    private Path files(int count) throws IOException {
        Path last = root;
        for (int number = 0; number < count; number++) {
            last = Files.writeString(root.resolve(number + ".jpg"), "x");
        }
        return last;
    }

    /** Waits until the pipeline is full. */
    private static Runnable firstOf(int inFlight, BlockingQueue<Runnable> held) throws InterruptedException {
        Runnable first = held.take();
        while (held.size() < inFlight - 1) {
            Thread.onSpinWait();
        }
        return first;
    }

    private static void suspend(LibraryRun run) {
        try {
            run.routes().suspendRoute("library", 20, TimeUnit.SECONDS);
        } catch (Exception exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void finish(Runnable first, BlockingQueue<Runnable> held, int count) throws InterruptedException {
        first.run();
        for (int ended = 1; ended < count; ended++) {
            held.take().run();
        }
    }

    private AsyncProcessor holding(BlockingQueue<Runnable> held) {
        return new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                held.add(() -> {
                    ledger.record(exchange);
                    callback.done(false);
                });
                return false;
            }
        };
    }

    private static Processor failing(Exception exception) {
        return exchange -> exchange.setException(exception);
    }

    private static void changed(Exchange exchange, Path photo) throws IOException {
        FileStamp before = exchange.getMessage().getBody(SourceFile.class).stamp();
        Files.writeString(photo, Files.readString(photo) + "more");
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new FileChangedException(photo, before, FileStamp.of(photo)));
    }
}
