package io.drover.contentstack.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.contentstack.api.ContentstackClient;
import io.drover.contentstack.api.SyncPage;
import io.drover.contentstack.api.SyncRequest;
import io.drover.http.ApiException;
import io.drover.http.Patience;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service is given the time that it asks for, and no reading waits that nobody wants any more. */
@Timeout(60)
class PatientCallsTest {
    private static final SyncRequest REQUEST = new SyncRequest.Delta("token");
    private static final Patience LONG = new Patience(5, Duration.ofHours(1), Duration.ofHours(1));

    private final FailingClient client = new FailingClient();

    private PatientCalls calls(Patience patience) {
        return new PatientCalls(client, patience, new Random(1));
    }

    private static ApiException failure(int status, long retryAfterMillis) {
        return new ApiException("sync", "sync: answered " + status, status, null, retryAfterMillis, false, null);
    }

    @Test
    void the_pause_that_the_service_asks_for_counts_before_the_own_one() {
        client.failures.add(failure(429, 50));
        long begin = System.nanoTime();

        SyncPage page = calls(LONG).sync(REQUEST);

        assertThat(page.next()).isEqualTo(REQUEST);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(client.calls).isEqualTo(2);
    }

    @Test
    void a_reading_that_is_closed_does_not_wait() {
        client.failures.add(failure(503, 0));
        PatientCalls calls = calls(LONG);
        calls.close();

        assertThatThrownBy(() -> calls.sync(REQUEST)).hasMessage("sync: answered 503");
        assertThat(client.calls).isEqualTo(1);
    }

    @Test
    void a_thread_that_is_interrupted_does_not_wait() {
        client.failures.add(failure(500, 0));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> calls(LONG).sync(REQUEST)).hasMessage("sync: answered 500");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void what_waiting_does_not_mend_is_not_waited_for() {
        client.failures.add(failure(400, 0));

        assertThatThrownBy(() -> calls(LONG).sync(REQUEST)).hasMessage("sync: answered 400");
        assertThat(client.calls).isEqualTo(1);
    }

    /** Fails as often as it was told to, and then has nothing to tell. */
    private static final class FailingClient implements ContentstackClient {
        private final Deque<ApiException> failures = new ArrayDeque<>();
        private int calls;

        @Override
        public SyncPage sync(SyncRequest request) {
            calls++;
            ApiException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            return new SyncPage(List.of(), null, null, null, new SyncRequest.Delta("token"));
        }

        @Override
        public void abort() {}

        @Override
        public void close() {}
    }
}
