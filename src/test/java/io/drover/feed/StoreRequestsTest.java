package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.StoreAddress;
import io.drover.store.Stores;
import io.drover.testing.Postgres;
import io.drover.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests by rows of PostgreSQL. */
class StoreRequestsTest extends FeedRequestsContract {
    private static Postgres postgres;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-06T07:08:09Z"));
    private Store store;
    private FeedRequests requests;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void open() throws Exception {
        StoreAddress address = StoreAddress.of(postgres.emptyDatabase());
        store = Stores.open(new DataFolder(Path.of("unused"), "test"), address);
        requests = new StoreRequests(store, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void the_oldest_comes_first() {
        requests.add("photos", new FeedRequest.Reset());
        requests.add("photos", new FeedRequest.Resync());
        requests.add("photos", new FeedRequest.Wake());

        assertThat(asked("photos"))
                .containsExactly(new FeedRequest.Reset(), new FeedRequest.Resync(), new FeedRequest.Wake());
    }

    @Test
    void feeds_that_nobody_runs_are_named_once_it_is_clear() {
        requests.add("photos", new FeedRequest.Resync());
        requests.add("other", new FeedRequest.RetryDead(1));
        assertThat(requests.others(Set.of("photos"))).isEmpty();

        clock.advance(Duration.ofMinutes(2));

        assertThat(requests.others(Set.of("photos"))).containsExactly("other");
        assertThat(requests.others(Set.of("photos", "other"))).isEmpty();
    }

    @Test
    void a_row_that_is_no_request_is_dropped_and_the_others_are_done() throws Exception {
        requests.add("photos", new FeedRequest.Resync());
        postgres.execute(
                "insert into feed_request (feed, request, argument, asked) values ('photos', 'resink', null, 0)");

        assertThat(asked("photos")).containsExactly(new FeedRequest.Resync());
        assertThat(postgres.ask("select count(*) from feed_request")).isEqualTo("1");
    }

    @Override
    FeedRequests requests() {
        return requests;
    }
}
