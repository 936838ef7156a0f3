package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.http.Verdict;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.ApiOperation.Credentials;
import io.drover.immich.api.ImmichClient;
import io.drover.immich.api.NotInThisVersionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls of single operations, on threads of their own: a call may wait long for a server that is away, and the threads
 * that bring messages here are shared. The queue is bounded by the messages that are alive.
 *
 * <p>While the server says wait, a call waits at the gate with everything else. What the server says of one operation (a
 * missing permission, a route that is not there) is that message's error and holds up nobody.
 */
final class VerbCalls implements AutoCloseable {
    /** How many calls run at a time. */
    static final int AT_ONCE = 4;

    private static final String ELEVATED = "Elevated permission";

    private final ImmichClient client;
    private final Gate gate;
    private final ServerEvents events;
    private final ThreadPoolExecutor threads;

    VerbCalls(String server, ImmichClient client, Gate gate, ServerEvents events) {
        this.client = client;
        this.gate = gate;
        this.events = events;
        this.threads =
                new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, server + "-call");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Does the work on one of the threads. */
    void submit(Runnable work) {
        threads.execute(work);
    }

    /**
     * Calls the operation; waits while the server cannot be had. Blocks.
     *
     * @param call one call of the operation, or what stands in for it
     * @throws RefusedException when the server refuses it for good
     * @throws ApiException when a repetition may help
     * @throws NotInThisVersionException when the server lacks the operation, also after it was asked for its version anew
     * @throws io.drover.ingest.PutBackException when the server cannot be had for too long, or Drover stops
     */
    <T> T call(ApiOperation<?, ?> operation, Function<ImmichClient, T> call) {
        return told(operation, () -> answered(operation, call));
    }

    /** The same for what ends work that has begun: it is called while Drover stops, too, if the server can be had. */
    <T> T callToEnd(ApiOperation<?, ?> operation, Function<ImmichClient, T> call) {
        return told(operation, () -> answeredToEnd(operation, call));
    }

    private <T> T told(ApiOperation<?, ?> operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (ApiException e) {
            throw failed(operation, e);
        }
    }

    /** What to tell a route of this answer, of which the listeners hear. */
    RuntimeException failed(ApiOperation<?, ?> operation, ApiException e) {
        events.failed(e);
        return failure(operation, e);
    }

    /** The same, which throws what the server said as it is; {@link #failure} makes a message's error of it. */
    <T> T answered(ApiOperation<?, ?> operation, Function<ImmichClient, T> call) {
        return answered(false, operation, call);
    }

    /** The same for what ends work that has begun: it is called while Drover stops, too, if the server can be had. */
    <T> T answeredToEnd(ApiOperation<?, ?> operation, Function<ImmichClient, T> call) {
        return answered(true, operation, call);
    }

    /** The same in a session of the caller's own: that the server does not know it any more is the caller's matter alone. */
    <T> T answeredInSession(ApiOperation<?, ?> operation, Function<ImmichClient, T> call) {
        return gate.patiently(
                false, () -> upToDate(call), failure -> !endsSession(failure) && holdsUpAll(operation, failure));
    }

    private static boolean endsSession(ApiException e) {
        return e.status() == 401 && !e.anotherService();
    }

    private <T> T answered(boolean toEnd, ApiOperation<?, ?> operation, Function<ImmichClient, T> call) {
        return gate.patiently(toEnd, () -> upToDate(call), failure -> holdsUpAll(operation, failure));
    }

    /** The server may have been upgraded since it was asked for its version. */
    private <T> T upToDate(Function<ImmichClient, T> call) {
        try {
            return call.apply(client);
        } catch (NotInThisVersionException e) {
            client.refresh();
            return call.apply(client);
        }
    }

    private static boolean holdsUpAll(ApiOperation<?, ?> operation, ApiException e) {
        return switch (e.verdict()) {
            case WAIT -> e.maintenance() || (e.status() != 404 && e.status() != 405);
            case DENIED -> e.status() == 401 && concernsTheKey(operation, e);
            case REJECT, LATER, RETRY -> false;
        };
    }

    /** A wrong password, an ended session and a locked folder are 401, too. */
    private static boolean concernsTheKey(ApiOperation<?, ?> operation, ApiException e) {
        String words = e.serverMessage();
        boolean withKey = operation.credentials() == Credentials.KEY || operation.credentials() == Credentials.ANY_KEY;
        return withKey && (words == null || !words.startsWith(ELEVATED));
    }

    /** What to tell a route of this answer: whether it may help to repeat, and which permission is missing. */
    RuntimeException failure(ApiOperation<?, ?> operation, ApiException e) {
        if (e.verdict() == Verdict.RETRY) {
            return e;
        }
        String message = String.valueOf(e.getMessage());
        if (e.status() == 403 && e.missingPermission() == null && operation.permission() != null) {
            message += "; it needs the permission " + operation.permission().name();
        }
        return new RefusedException(message, e);
    }

    /** Lets what has begun end; what has not is put back by the gate, which is stopped before. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
