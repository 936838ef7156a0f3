package io.drover.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.observe.Guarded.Patience;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However often somebody asks, and whatever hangs, a look is made once in a while, and an answer comes soon. */
@Timeout(30)
class GuardedTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch comesBack = new CountDownLatch(1);

    @AfterEach
    void stop() {
        comesBack.countDown();
        threads.shutdownNow();
    }

    @Test
    void what_was_found_stays_good_for_a_while() {
        Guarded check = guarded(Duration.ofSeconds(10), () -> List.of(Finding.up("look " + looks.incrementAndGet())));

        check.look();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(9));
        List<Finding> early = check.look();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        List<Finding> late = check.look();

        assertThat(early).containsExactly(Finding.up("look 1"));
        assertThat(late).containsExactly(Finding.up("look 2"));
    }

    @Test
    void that_there_was_nothing_to_find_is_not_kept() {
        Guarded check = guarded(
                Duration.ofSeconds(10),
                () -> looks.incrementAndGet() == 1 ? List.of() : List.of(Finding.up("it has started")));

        List<Finding> before = check.look();
        List<Finding> after = check.look();

        assertThat(before).isEmpty();
        assertThat(after).containsExactly(Finding.up("it has started"));
    }

    @Test
    void what_a_look_throws_is_found() {
        Guarded check = guarded(Duration.ofSeconds(10), () -> {
            throw new IllegalStateException("the disk is gone");
        });

        assertThat(check.look()).containsExactly(Finding.down("thing", "the disk is gone"));
    }

    @Test
    void a_look_that_hangs_is_not_made_twice_and_is_a_fault_in_the_end() {
        Guarded check = guarded(Duration.ofMillis(20), () -> {
            looks.incrementAndGet();
            await(comesBack);
            return List.of();
        });

        List<Finding> first = check.look();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(61));
        List<Finding> later = check.look();

        assertThat(first).containsExactly(Finding.down("thing", "it is being looked at for the first time"));
        assertThat(later).hasSize(1).allMatch(finding -> !finding.up());
        assertThat(later.get(0).reason())
                .contains("could not be looked at for 61 s")
                .contains("hangs");
        assertThat(looks).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Guarded guarded(Duration most, Check check) {
        return new Guarded(
                "thing",
                check,
                new Patience(Duration.ofSeconds(10), most, Duration.ofSeconds(60)),
                threads,
                nanos::get);
    }
}
