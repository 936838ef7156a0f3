package io.drover.immich;

import io.drover.immich.api.model.IdResult;
import io.drover.ingest.PutBackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns many wishes to put one asset into an album, or to give it a tag, into few calls.
 *
 * <p>Wishes gather by name. A call goes out when {@value #MOST} wait for the same name, or some time after the first; never
 * an empty one, and never two at a time for one name, which is why an album is looked up or made once, however many ask
 * for it. Nothing waits on a thread but the call. The queue is bounded by the messages that are alive.
 */
final class MemberJoiner implements AutoCloseable {
    /** Assets in one call, at most. */
    static final int MOST = 500;

    private final NamedHolders holders;
    private final Executor threads;
    private final Executor later;
    private final Map<String, Lane> lanes = new HashMap<>();
    private boolean closed;

    /** @param done completes on a thread of the calls: what hangs on it must be quick */
    private record Wish(String assetId, CompletableFuture<Void> done) {}

    /** What waits for one name. */
    private static final class Lane {
        private final List<Wish> waiting = new ArrayList<>();
        private boolean calling;
    }

    /**
     * @param threads run the calls, which may block for long
     * @param longestWait for others who want the same
     */
    MemberJoiner(NamedHolders holders, Executor threads, Duration longestWait) {
        this.holders = holders;
        this.threads = threads;
        this.later = CompletableFuture.delayedExecutor(longestWait.toMillis(), TimeUnit.MILLISECONDS, threads);
    }

    /**
     * Puts an asset into the thing of this name, together with others who want that.
     *
     * @return completes exceptionally with {@link RefusedException} when the server refuses, with {@link
     *     io.drover.http.ApiException} when a repetition may help, and with {@link PutBackException} when the server
     *     cannot be had for too long, or Drover stops
     */
    CompletableFuture<Void> put(String name, String assetId) {
        Wish wish = new Wish(assetId, new CompletableFuture<>());
        Executor when;
        synchronized (this) {
            if (closed) {
                return CompletableFuture.failedFuture(PutBackException.ofStop());
            }
            Lane lane = lanes.computeIfAbsent(name, unknown -> new Lane());
            lane.waiting.add(wish);
            int waiting = lane.waiting.size();
            if (lane.calling || (waiting != 1 && waiting != MOST)) {
                return wish.done();
            }
            when = waiting == MOST ? threads : later;
        }
        when.execute(() -> call(name));
        return wish.done();
    }

    /** A run begins. */
    void runBegins() {
        holders.forgetAll();
    }

    /** Puts back what waits. */
    @Override
    public void close() {
        List<Wish> waiting = new ArrayList<>();
        synchronized (this) {
            closed = true;
            lanes.values().forEach(lane -> waiting.addAll(lane.waiting));
            lanes.clear();
        }
        fail(waiting, PutBackException.ofStop());
    }

    private void call(String name) {
        List<Wish> batch = begin(name);
        if (batch.isEmpty()) {
            return; // another call has taken them along
        }
        try {
            tell(name, batch, putAll(name, batch));
        } catch (Throwable e) {
            fail(batch, e);
        } finally {
            end(name);
        }
    }

    private synchronized List<Wish> begin(String name) {
        Lane lane = lanes.get(name);
        if (lane == null || lane.calling) {
            return List.of();
        }
        lane.calling = true;
        List<Wish> next = lane.waiting.subList(0, Math.min(MOST, lane.waiting.size()));
        List<Wish> batch = List.copyOf(next);
        next.clear();
        return batch;
    }

    private void end(String name) {
        Executor when;
        synchronized (this) {
            Lane lane = lanes.get(name);
            if (lane == null) {
                return; // closed
            }
            lane.calling = false;
            if (lane.waiting.isEmpty()) {
                lanes.remove(name);
                return;
            }
            when = lane.waiting.size() >= MOST ? threads : later;
        }
        when.execute(() -> call(name));
    }

    /** What was known by that name may have been deleted since: then it is looked up, or made, once more. */
    private List<IdResult> putAll(String name, List<Wish> batch) {
        List<String> assetIds = batch.stream().map(Wish::assetId).distinct().toList();
        try {
            return holders.put(holders.idOf(name), assetIds);
        } catch (RefusedException e) {
            if (!e.isGone()) {
                throw e;
            }
            holders.forget(name);
            return holders.put(holders.idOf(name), assetIds);
        }
    }

    private void tell(String name, List<Wish> batch, List<IdResult> results) {
        Map<String, IdResult> byId =
                results.stream().collect(Collectors.toMap(IdResult::id, Function.identity(), (one, same) -> one));
        for (Wish wish : batch) {
            IdResult result = Objects.requireNonNull(byId.get(wish.assetId()));
            if (result.success() || "duplicate".equals(result.error())) {
                wish.done().complete(null);
            } else {
                wish.done()
                        .completeExceptionally(new RefusedException(
                                "the server did not put asset " + wish.assetId() + " into " + holders.describe(name)
                                        + ": " + result.error(),
                                null));
            }
        }
    }

    private static void fail(List<Wish> batch, Throwable why) {
        batch.forEach(wish -> wish.done().completeExceptionally(why));
    }
}
