package io.drover.contentstack.feed;

import io.drover.contentstack.api.ContentstackClient;
import io.drover.contentstack.api.SyncPage;
import io.drover.contentstack.api.SyncRequest;
import io.drover.http.ApiException;
import io.drover.http.Patience;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a call again while the service is busy, broken or away: after the time that it asks for, else after a part of
 * growing pauses that is chosen by chance. For one thread; {@link #close} is safe from any, and ends a pause.
 */
final class PatientCalls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PatientCalls.class);
    private static final int ATTEMPTS_UNTIL_A_WORD = 2;

    private final ContentstackClient client;
    private final Patience patience;
    private final RandomGenerator random;
    private final CountDownLatch closed = new CountDownLatch(1);

    PatientCalls(ContentstackClient client, Patience patience, RandomGenerator random) {
        this.client = client;
        this.patience = patience;
        this.random = random;
    }

    /** @throws ApiException the last answer's, when none of the attempts has brought a better one */
    SyncPage sync(SyncRequest request) {
        int attempts = 0;
        while (true) {
            try {
                return client.sync(request);
            } catch (ApiException e) {
                attempts++;
                if (!mayPass(e) || attempts >= patience.attempts()) {
                    throw e;
                }
                if (attempts == ATTEMPTS_UNTIL_A_WORD) { // a busy moment is not worth a word
                    LOG.info("waiting, nothing is lost: {}", e.getMessage());
                }
                pause(e, attempts);
            }
        }
    }

    private static boolean mayPass(ApiException e) {
        return switch (e.verdict()) {
            case WAIT, RETRY -> true;
            case DENIED, REJECT, LATER -> false;
        };
    }

    private void pause(ApiException reason, int attempts) {
        long asked = reason.retryAfterMillis();
        long millis = asked > 0 ? asked : random.nextLong(patience.pauseMillis(attempts) + 1);
        try {
            if (closed.await(millis, TimeUnit.MILLISECONDS)) {
                throw reason;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
