package io.drover.feed.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.feed.Envelope;
import io.drover.feed.FeedListener;
import io.drover.feed.FeedLoop;
import io.drover.feed.FeedRequest;
import io.drover.feed.FeedRequests;
import io.drover.feed.FeedSettings;
import io.drover.feed.FeedSettings.OnSinkError;
import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.schedule.Schedule;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import io.drover.testing.Lines;
import io.drover.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing is done at its time. Nothing runs by itself here: what is planned is looked at, or done by hand. */
class FeedRunnerTest {
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(2);

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T02:00:00Z"));
    private final FakeChanges source = new FakeChanges();
    private final Plan plan = new Plan();
    private final Lines log = new Lines();
    private boolean stopping;
    private Store store;

    @BeforeEach
    void open() {
        store = Stores.open(new DataFolder(data, "test"), null);
    }

    @AfterEach
    void close() {
        plan.shutdownNow();
        store.close();
    }

    @Test
    void a_feed_with_a_pause_begins_at_once_and_pauses_after_each_run() {
        runner(Schedule.every("delay", Duration.ofSeconds(30)), false).start();
        assertThat(plan.pauses()).containsExactly(Duration.ZERO, BETWEEN_REQUESTS);

        plan.doFirst();

        assertThat(source.readings()).hasSize(1);
        assertThat(plan.pauses()).containsExactly(BETWEEN_REQUESTS, Duration.ofSeconds(30));
    }

    @Test
    void a_feed_with_times_waits_for_the_first_of_them() {
        FeedRunner runner = runner(Schedule.cron("schedule", "0 30 * * * ?", clock), false);
        runner.start();
        assertThat(plan.pauses()).containsExactly(Duration.ofMinutes(30), BETWEEN_REQUESTS);

        clock.advance(Duration.ofMinutes(31));
        plan.doFirst();

        assertThat(source.readings()).hasSize(1);
        assertThat(plan.pauses()).containsExactly(BETWEEN_REQUESTS, Duration.ofMinutes(59));
    }

    @Test
    void requests_are_served_again_and_again_between_runs() {
        runner(Schedule.cron("schedule", "0 30 * * * ?", clock), false).start();
        new FileRequests(data.resolve("requests")).add("library", new FeedRequest.Reset());
        plan.removeFirst();

        plan.doFirst();

        assertThat(data.resolve("requests")).isEmptyDirectory();
        assertThat(source.readings()).isEmpty();
        assertThat(plan.pauses()).containsExactly(BETWEEN_REQUESTS);
    }

    @Test
    void one_run_alone_is_at_once_whatever_the_times() {
        runner(Schedule.cron("schedule", "0 30 * * * ?", clock), true).start();

        assertThat(plan.pauses()).containsExactly(Duration.ZERO);
    }

    @Test
    void a_second_start_plans_nothing_more() {
        FeedRunner runner = runner(Schedule.every("delay", Duration.ofSeconds(30)), false);
        runner.start();

        runner.start();

        assertThat(plan.pauses()).hasSize(2);
    }

    @Test
    void after_a_stop_nothing_is_done_and_nothing_planned() {
        FeedRunner runner = runner(Schedule.every("delay", Duration.ofSeconds(30)), false);
        runner.start();

        runner.stop();

        assertThat(plan.pauses()).isEmpty();
    }

    @Test
    void a_run_that_ends_because_the_process_stops_is_no_trouble() {
        runner(Schedule.every("delay", Duration.ofSeconds(30)), false).start();
        source.fails(new IllegalStateException("Drover stops"));
        stopping = true;

        plan.doFirst();

        assertThat(log.written()).isEmpty();
    }

    @Test
    void a_feed_that_is_woken_runs_now_and_pauses_afterwards_as_ever() {
        FeedRunner runner = runner(Schedule.every("delay", Duration.ofSeconds(30)), false);
        runner.start();
        plan.doFirst();

        runner.wake();
        runner.wake();

        assertThat(plan.pauses()).containsExactly(BETWEEN_REQUESTS, Duration.ZERO);
        plan.doLast();
        assertThat(source.readings()).hasSize(2);
        assertThat(plan.pauses()).containsExactly(BETWEEN_REQUESTS, Duration.ofSeconds(30));
    }

    @Test
    void a_feed_that_is_woken_while_it_runs_runs_once_more() {
        FeedRunner runner = runner(Schedule.every("delay", Duration.ofSeconds(30)), false);
        source.whenRead(() -> {
            source.whenRead(() -> {});
            runner.wake();
            runner.wake();
        });
        runner.start();

        plan.doFirst();

        assertThat(plan.pauses()).containsExactly(BETWEEN_REQUESTS, Duration.ZERO);
        plan.doLast();
        assertThat(source.readings()).hasSize(2);
        assertThat(plan.pauses()).containsExactly(BETWEEN_REQUESTS, Duration.ofSeconds(30));
    }

    @Test
    void a_feed_with_times_is_woken_in_between() {
        FeedRunner runner = runner(Schedule.cron("schedule", "0 30 * * * ?", clock), false);
        runner.start();

        runner.wake();

        assertThat(plan.pauses()).containsExactly(BETWEEN_REQUESTS, Duration.ZERO);
        plan.doLast();
        assertThat(plan.pauses()).containsExactly(BETWEEN_REQUESTS, Duration.ofMinutes(30));
    }

    @Test
    void a_feed_that_has_not_begun_or_is_to_run_once_is_not_woken() {
        FeedRunner stopped = runner(Schedule.every("delay", Duration.ofSeconds(30)), false);
        stopped.wake();
        assertThat(plan.pauses()).isEmpty();

        FeedRunner once = runner(Schedule.every("delay", Duration.ofSeconds(30)), true);
        once.start();
        once.wake();
        assertThat(plan.pauses()).containsExactly(Duration.ZERO);
    }

    private FeedRunner runner(Schedule schedule, boolean once) {
        FeedSettings settings = new FeedSettings("library", Envelope.CLOUDEVENTS, 10, OnSinkError.BLOCK, 20);
        FeedStore feeds = new FeedStore(store, clock);
        FeedRequests requests = new FileRequests(data.resolve("requests"));
        return new FeedRunner(new FeedRunner.Services(
                () -> new FeedLoop(
                        settings,
                        source,
                        feeds,
                        requests,
                        batch -> {},
                        clock,
                        Runnable::run,
                        FeedListener.nobody(),
                        () -> stopping),
                schedule,
                once,
                clock,
                plan,
                () -> {},
                new RunReport("library", log),
                new CompletableFuture<>()));
    }

    /** Holds what is to be done, in the order of planning. */
    private static final class Plan extends ScheduledThreadPoolExecutor {
        private final List<Task> tasks = new ArrayList<>();

        private record Task(Runnable work, Duration pause, ScheduledFuture<?> future) {}

        Plan() {
            super(1, Executors.defaultThreadFactory());
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            ScheduledFuture<?> never = super.schedule(() -> {}, 1, TimeUnit.DAYS);
            tasks.add(new Task(command, Duration.of(delay, unit.toChronoUnit()), never));
            return never;
        }

        List<Duration> pauses() {
            return tasks.stream()
                    .filter(task -> !task.future().isCancelled())
                    .map(Task::pause)
                    .toList();
        }

        void removeFirst() {
            tasks.remove(0);
        }

        void doFirst() {
            tasks.remove(0).work().run();
        }

        void doLast() {
            tasks.remove(tasks.size() - 1).work().run();
        }
    }
}
