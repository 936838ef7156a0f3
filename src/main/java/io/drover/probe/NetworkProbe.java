package io.drover.probe;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks something that may never answer; whoever looks waits no longer than the limit. */
abstract class NetworkProbe implements Probe {
    private final String kind;
    private final Duration limit;

    NetworkProbe(String kind, Duration limit) {
        this.kind = kind;
        this.limit = limit;
    }

    /** What is asked, as the subject of a sentence; without secrets. */
    abstract String subject();

    /** Asks, and gives back what is well, as the rest of that sentence. */
    abstract String ask() throws Exception;

    @Override
    public final String kind() {
        return kind;
    }

    @Override
    public final boolean isOnline() {
        return true;
    }

    final Duration limit() {
        return limit;
    }

    @Override
    public final String look() {
        FutureTask<String> asking = new FutureTask<>(this::ask);
        Thread thread = new Thread(asking, "probe-" + kind);
        thread.setDaemon(true); // one that hangs for good keeps nobody
        thread.start();
        try {
            return subject() + " " + asking.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ProbeException(subject() + " does not answer within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new ProbeException(subject() + " cannot be used: " + Reason.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProbeException(subject() + " was not waited for");
        } finally {
            asking.cancel(true);
        }
    }
}
