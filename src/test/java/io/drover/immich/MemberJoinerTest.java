package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.ApiException;
import io.drover.immich.api.model.IdResult;
import io.drover.ingest.PutBackException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many wishes, few calls, one at a time for each name. */
@Timeout(20)
class MemberJoinerTest {
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final FakeHolders holders = new FakeHolders();
    private final MemberJoiner joiner = new MemberJoiner(holders, threads, Duration.ofMillis(50));

    @AfterEach
    void stop() {
        joiner.close();
        threads.shutdownNow();
    }

    @Test
    void wishes_for_one_name_go_out_together() throws Exception {
        all(IntStream.range(0, 300).mapToObj(i -> joiner.put("Rome", "asset-" + i)))
                .get(10, TimeUnit.SECONDS);

        assertThat(holders.calls).containsExactly("Rome: 300");
    }

    @Test
    void no_call_is_larger_than_the_most_and_a_full_one_does_not_wait() throws Exception {
        all(IntStream.range(0, 1_200).mapToObj(i -> joiner.put("Rome", "asset-" + i)))
                .get(10, TimeUnit.SECONDS);

        assertThat(holders.sizes).allMatch(size -> size > 0 && size <= MemberJoiner.MOST);
        assertThat(holders.sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_200);
    }

    @Test
    void a_name_is_looked_up_by_one_call_at_a_time_however_many_ask() throws Exception {
        List<CompletableFuture<CompletableFuture<Void>>> asked = IntStream.range(0, 400)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> joiner.put("Rome", "asset-" + i), threads))
                .toList();

        all(asked.stream().map(wish -> wish.thenCompose(done -> done))).get(10, TimeUnit.SECONDS);

        assertThat(holders.atOnce).hasValue(1);
    }

    @Test
    void what_holds_the_asset_already_is_well_and_what_is_refused_fails_alone() {
        holders.results.add(id -> switch (id) {
            case "in" -> IdResult.failed(id, "duplicate");
            case "foreign" -> IdResult.failed(id, "no_permission");
            default -> IdResult.done(id);
        });
        CompletableFuture<Void> in = joiner.put("Rome", "in");
        CompletableFuture<Void> foreign = joiner.put("Rome", "foreign");
        CompletableFuture<Void> own = joiner.put("Rome", "own");

        in.join();
        own.join();
        assertThatThrownBy(foreign::join)
                .hasCauseInstanceOf(RefusedException.class)
                .hasMessageContaining("the server did not put asset foreign into the album 'Rome': no_permission");
    }

    @Test
    void an_album_that_was_deleted_meanwhile_is_looked_up_once_more() {
        holders.failures.add(gone());

        joiner.put("Rome", "asset").join();

        assertThat(holders.forgotten).containsExactly("Rome");
        assertThat(holders.calls).containsExactly("Rome: 1", "Rome: 1");
    }

    @Test
    void what_stays_gone_fails_its_wishes_and_no_others() {
        holders.failures.add(gone());
        holders.failures.add(gone());
        CompletableFuture<Void> first = joiner.put("Rome", "asset");
        assertThatThrownBy(first::join).hasCauseInstanceOf(RefusedException.class);

        joiner.put("Rome", "other").join();

        assertThat(holders.calls).hasSize(3);
    }

    @Test
    void at_the_end_what_waits_is_put_back() {
        CompletableFuture<Void> waiting = joiner.put("Rome", "asset");

        joiner.close();

        assertThatThrownBy(waiting::join).hasCauseInstanceOf(PutBackException.class);
        assertThatThrownBy(() -> joiner.put("Rome", "asset").join()).hasCauseInstanceOf(PutBackException.class);
        assertThat(holders.calls).isEmpty();
    }

    private static CompletableFuture<Void> all(Stream<CompletableFuture<Void>> wishes) {
        return CompletableFuture.allOf(wishes.toArray(CompletableFuture<?>[]::new));
    }

    private static RefusedException gone() {
        ApiException answer = new ApiException(
                "addAssetsToAlbum", "refused", 400, "Not found or no albumAsset.create access", 0, false, null);
        return new RefusedException("refused", answer);
    }

    /** Albums whose ids are their names; fails as it is told. */
    private static final class FakeHolders implements NamedHolders {
        private final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<Integer> sizes = new ConcurrentLinkedQueue<>();
        private final List<String> forgotten = new ArrayList<>();
        private final Deque<RefusedException> failures = new ArrayDeque<>();
        private final Deque<Result> results = new ArrayDeque<>();
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger atOnce = new AtomicInteger();

        private interface Result {
            IdResult of(String id);
        }

        @Override
        public String idOf(String name) {
            atOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
            return name;
        }

        @Override
        public List<IdResult> put(String id, List<String> assetIds) {
            running.decrementAndGet();
            calls.add(id + ": " + assetIds.size());
            sizes.add(assetIds.size());
            RefusedException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            Result result = results.isEmpty() ? IdResult::done : results.poll();
            return assetIds.stream().map(result::of).toList();
        }

        @Override
        public void forget(String name) {
            forgotten.add(name);
        }

        @Override
        public void forgetAll() {
            forgotten.clear();
        }

        @Override
        public String describe(String name) {
            return "the album '" + name + "'";
        }
    }
}
