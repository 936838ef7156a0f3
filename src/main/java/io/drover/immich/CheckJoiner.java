package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.immich.api.CheckResult;
import io.drover.immich.api.ImmichClient;
import io.drover.immich.api.model.CheckItem;
import io.drover.ingest.PutBackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turns many questions for one checksum into few calls of checkBulkUpload.
 *
 * <p>A call goes out when {@code batchSize} questions wait, when none came for a few milliseconds while a call slot is
 * free, or 50 ms after the first; never an empty one. The futures complete on the joiner's own threads, one after the
 * other: what hangs on them must be quick. The queue is bounded by the messages that are alive.
 */
final class CheckJoiner {
    private static final int CALLS_AT_ONCE = 2;
    private static final Duration QUIET = Duration.ofMillis(3);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(50);

    /** @param begun whether an upload was made already, which this confirms: a stop waits for the answer */
    private record Question(String checksum, boolean begun, CompletableFuture<CheckResult> answer) {}

    private final ImmichClient client;
    private final Gate gate;
    private final int batchSize;
    private final ServerEvents events;
    private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();
    private final Object gathering = new Object();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;
    private volatile boolean closed;

    CheckJoiner(String server, ImmichClient client, Gate gate, int batchSize, ServerEvents events) {
        this.client = client;
        this.gate = gate;
        this.batchSize = batchSize;
        this.events = events;
        for (int i = 1; i <= CALLS_AT_ONCE; i++) {
            Thread thread = new Thread(this::work, server + "-check-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /**
     * Asks whether the server holds these bytes.
     *
     * @param checksum SHA-1, 40 lower-case hex digits
     * @return completes exceptionally with {@link ApiException}, or {@link PutBackException} when Drover stops first or
     *     the server cannot be had
     */
    CompletableFuture<CheckResult> check(String checksum) {
        return add(new Question(checksum, false, new CompletableFuture<>()));
    }

    /** The same about bytes that were just sent: answered even while Drover stops, unless the server cannot be had. */
    CompletableFuture<CheckResult> confirm(String checksum) {
        return add(new Question(checksum, true, new CompletableFuture<>()));
    }

    private CompletableFuture<CheckResult> add(Question question) {
        questions.add(question);
        if (stopped) {
            putBackWaiting();
        }
        return question.answer();
    }

    /** Puts back what waits and has not begun; the others are still answered. */
    void stop() {
        stopped = true;
        putBackWaiting();
    }

    /** Puts back whatever still waits. */
    void close() {
        closed = true;
        stop();
        threads.forEach(Thread::interrupt);
    }

    private void putBackWaiting() {
        List<Question> waiting = new ArrayList<>();
        questions.drainTo(waiting);
        if (!closed) {
            waiting.stream().filter(Question::begun).forEach(questions::add);
            waiting.removeIf(Question::begun);
        }
        fail(waiting, PutBackException.ofStop());
    }

    private void work() {
        while (!closed) {
            try {
                answer(gather());
            } catch (InterruptedException e) {
                putBackWaiting(); // close() is the only one who interrupts
            }
        }
    }

    private List<Question> gather() throws InterruptedException {
        synchronized (gathering) {
            List<Question> batch = new ArrayList<>();
            batch.add(questions.take());
            long end = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (batch.size() < batchSize) {
                if (questions.drainTo(batch, batchSize - batch.size()) > 0) {
                    continue;
                }
                long left = Math.min(QUIET.toNanos(), end - System.nanoTime());
                Question next = left <= 0 ? null : poll(left);
                if (next == null) {
                    break;
                }
                batch.add(next);
            }
            return batch;
        }
    }

    private @Nullable Question poll(long nanos) {
        try {
            return questions.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing: the client is closed, too, which ends the call
            return null;
        }
    }

    private void answer(List<Question> batch) {
        List<CheckItem> items = new ArrayList<>(batch.size());
        for (Question question : batch) {
            items.add(new CheckItem(Integer.toString(items.size()), question.checksum()));
        }
        List<CheckResult> results;
        try {
            boolean begun = batch.stream().anyMatch(Question::begun);
            results = gate.patiently(begun, () -> client.checkBulkUpload(items), Gate::concerns);
        } catch (RuntimeException e) {
            events.failed(e);
            fail(batch, e);
            return;
        }
        events.checked(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(results.get(i));
        }
    }

    private static void fail(List<Question> batch, RuntimeException why) {
        for (Question question : batch) {
            question.answer().completeExceptionally(why);
        }
    }
}
