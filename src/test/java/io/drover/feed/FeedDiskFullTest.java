package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.store.DataFolder;
import io.drover.store.SqlWork;
import io.drover.store.Store;
import io.drover.store.StoreException;
import io.drover.store.Stores;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk holds a feed, loses nothing and resumes. SQLite's own page limit raises the same error. */
class FeedDiskFullTest {
    @TempDir
    Path folder;

    private final FakeLibrary library = new FakeLibrary();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch refused = new CountDownLatch(3);
    private Store database;
    private FeedFixture feed;

    @BeforeEach
    void open() {
        database = Stores.open(new DataFolder(folder, "test"), null);
        feed = new FeedFixture(library, new CountingRefusals(database, refused), folder.resolve("requests"));
        feed.executor = threads;
        feed.batchSize = 100;
        for (int i = 0; i < 3_000; i++) {
            library.put("asset", "with a longer name so that pages fill up " + i);
        }
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void a_run_waits_for_space_and_goes_on() throws Exception {
        limitPages(1);
        CompletableFuture<Manifest> run = CompletableFuture.supplyAsync(feed::run, threads);
        assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();

        limitPages(1_000_000);

        assertThat(run.get(60, TimeUnit.SECONDS).error()).isNull();
        assertSame();
    }

    @Test
    void a_run_that_waits_for_space_can_be_stopped() throws Exception {
        limitPages(1);
        FeedLoop loop = feed.start(Steps.alive());
        CompletableFuture<Manifest> run = CompletableFuture.supplyAsync(loop::run, threads);
        assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();

        loop.stop();

        assertThat(run.get(60, TimeUnit.SECONDS).error()).isEqualTo("it was stopped");
        limitPages(1_000_000);
        feed.run();
        assertSame();
    }

    private void assertSame() {
        assertThat(feed.sink.folded(library::state)).isEqualTo(library.truth());
        feed.sink.assertEachOnceInFiles();
    }

    /** A limit below what is used already means: no page more. */
    private void limitPages(int pages) {
        database.write(session -> {
            try (ResultSet row =
                    session.prepare("pragma max_page_count = " + pages).executeQuery()) {
                return row.next();
            }
        });
    }

    private record CountingRefusals(Store store, CountDownLatch refused) implements Store {
        @Override
        public <T> T read(SqlWork<T> work) {
            return store.read(work);
        }

        @Override
        public <T> T write(SqlWork<T> work) {
            return counted(() -> store.write(work));
        }

        @Override
        public <T> T writeDurably(SqlWork<T> work) {
            return counted(() -> store.writeDurably(work));
        }

        private <T> T counted(Supplier<T> write) {
            try {
                return write.get();
            } catch (StoreException e) {
                refused.countDown();
                throw e;
            }
        }

        @Override
        public String location() {
            return store.location();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
