package io.drover.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The spool never holds more than it may, and whoever waits for room gets it, whatever the others do. */
@Timeout(60)
class SpoolTest {
    private static final long BUDGET = 10;

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void bytes_are_kept_until_the_place_is_let_go() throws Exception {
        Spool spool = spool();
        SpoolPlace place = spool.line().take(5).orElseThrow();

        StringBuilder seen = new StringBuilder();
        place.fill(bytes("bytes"), buffer -> seen.append(UTF_8.decode(buffer)));

        assertThat(place.file()).hasContent("bytes");
        assertThat(seen).hasToString("bytes");
        assertThat(spool.held()).isEqualTo(5);

        place.close();
        place.close();

        assertThat(place.file()).doesNotExist();
        assertThat(spool.held()).isZero();
    }

    @Test
    void an_empty_file_is_a_file() throws Exception {
        SpoolPlace place = spool().line().take(0).orElseThrow();

        place.fill(bytes(""), buffer -> {});

        assertThat(place.file()).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"four", "sixsix"})
    void a_file_of_another_size_than_it_was_said_to_have_is_refused(String content) throws Exception {
        try (SpoolPlace place = spool().line().take(5).orElseThrow()) {
            assertThatThrownBy(() -> place.fill(bytes(content), buffer -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("has more than 5 bytes|ended after 4 of 5 bytes");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void what_is_larger_than_all_of_it_is_not_waited_for() throws Exception {
        Spool.Line line = spool().line();

        assertThat(line.take(BUDGET + 1)).isEmpty();
        assertThat(line.keep(BUDGET / 2 + 1)).isEmpty();
        assertThat(line.keep(BUDGET / 2)).isPresent();
        assertThat(line.keep(1)).isEmpty();
        assertThat(line.take(BUDGET / 2 + 1)).isEmpty();
        assertThat(line.take(BUDGET / 2)).isPresent();
    }

    @Test
    void who_finds_no_room_waits_for_it_and_is_not_overtaken() throws Exception {
        Spool spool = spool();
        Spool.Line line = spool.line();
        SpoolPlace first = line.take(6).orElseThrow();
        Future<SpoolPlace> large = asks(() -> line.take(9));
        Future<SpoolPlace> small = asks(() -> line.take(2));
        assertThat(large).isNotDone();
        assertThat(small).as("it would have room").isNotDone();

        first.close();
        SpoolPlace second = large.get();
        assertThat(small).isNotDone();
        second.close();

        assertThat(small.get().size()).isEqualTo(2);
    }

    @Test
    void a_larger_budget_is_room_at_once() throws Exception {
        Spool spool = spool();
        Spool.Line line = spool.line();
        assertThat(line.take(6)).isPresent();
        Future<SpoolPlace> waiting = asks(() -> line.take(6));

        spool.budget(12);

        assertThat(waiting.get()).isNotNull();
    }

    @Test
    void those_who_wait_are_sent_away_when_their_line_is_closed_and_the_others_are_not() throws Exception {
        Spool spool = spool();
        Spool.Line line = spool.line();
        Spool.Line other = spool.line();
        SpoolPlace first = line.take(10).orElseThrow();
        Future<SpoolPlace> leaving = asks(() -> line.take(5));
        Future<SpoolPlace> staying = asks(() -> other.take(5));

        line.close();

        assertThatThrownBy(leaving::get).hasCauseInstanceOf(PutBackException.class);
        assertThatThrownBy(() -> line.take(1)).isInstanceOf(PutBackException.class);
        first.close();
        assertThat(staying.get()).isNotNull();
    }

    @Test
    void who_is_interrupted_leaves_the_line() throws Exception {
        Spool spool = spool();
        Spool.Line line = spool.line();
        SpoolPlace first = line.take(10).orElseThrow();
        AtomicReference<Thread> thread = new AtomicReference<>();
        Future<SpoolPlace> interrupted = asks(() -> {
            thread.set(Thread.currentThread());
            return line.take(5);
        });
        Future<SpoolPlace> next = asks(() -> line.take(5));

        Objects.requireNonNull(thread.get()).interrupt();

        assertThatThrownBy(interrupted::get).hasCauseInstanceOf(InterruptedException.class);
        first.close();
        assertThat(next.get()).isNotNull();
    }

    @Test
    void what_a_killed_process_has_left_is_removed_and_nothing_else() throws Exception {
        SpoolPlace left = spool().line().take(5).orElseThrow();
        left.fill(bytes("bytes"), buffer -> {});
        Files.createDirectory(folder.resolve("feed"));
        Files.writeString(folder.resolve("notes.txt"), "mine");

        spool().empty();

        assertThat(files()).containsExactlyInAnyOrder("feed", "notes.txt");
        new Spool(folder.resolve("missing")).empty();
    }

    @Test
    void a_full_disk_is_waited_for() throws Exception {
        AtomicInteger refusals = new AtomicInteger(1);
        Spool spool = new Spool(folder, file -> {
            if (refusals.getAndDecrement() > 0) {
                throw new IOException("No space left on device");
            }
            return open(file);
        });
        SpoolPlace place = spool.line().take(5).orElseThrow();

        place.fill(bytes("bytes"), buffer -> {});

        assertThat(place.file()).hasContent("bytes");
    }

    @Test
    void who_waits_for_the_disk_is_put_back_when_drover_stops() throws Exception {
        Spool spool = new Spool(folder, file -> {
            throw new IOException("No space left on device");
        });
        Spool.Line line = spool.line();
        Future<SpoolPlace> waiting = asks(() -> {
            SpoolPlace place = line.take(5).orElseThrow();
            try (place) {
                place.fill(bytes("bytes"), buffer -> {});
            }
            return Optional.of(place);
        });

        line.close();

        assertThatThrownBy(waiting::get).hasCauseInstanceOf(PutBackException.class);
        assertThat(spool.held()).isZero();
    }

    @Test
    void three_who_ask_for_any_sizes_and_kinds_all_come_to_an_end() throws Exception {
        long[] sizes = {1, 5, 6, BUDGET, BUDGET + 1};
        int kinds = sizes.length * 2;
        for (int schedule = 0; schedule < kinds * kinds * kinds; schedule++) {
            Spool spool = spool();
            Spool.Line line = spool.line();
            List<Future<Boolean>> ends = new ArrayList<>();
            for (int who = 0, rest = schedule; who < 3; who++, rest /= kinds) {
                long size = sizes[rest % sizes.length];
                boolean keeps = rest % kinds >= sizes.length;
                ends.add(threads.submit(() -> goThrough(line, size, keeps)));
            }
            for (Future<Boolean> end : ends) {
                assertThat(end.get(20, TimeUnit.SECONDS))
                        .as("schedule " + schedule)
                        .isNotNull();
            }
            assertThat(spool.held()).isZero();
        }
    }

    /** Who keeps something takes room for each of two things that come out of it. @return whether there was room for it */
    private static boolean goThrough(Spool.Line line, long size, boolean keeps) throws Exception {
        Optional<SpoolPlace> place = keeps ? line.keep(size) : line.take(size);
        for (int part = 0; part < 2 && keeps && place.isPresent(); part++) {
            line.take(size).ifPresent(SpoolPlace::close);
        }
        place.ifPresent(SpoolPlace::close);
        return place.isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void at_random_it_never_holds_more_than_it_may_and_ends_empty(long seed) throws Exception {
        Spool spool = new Spool(folder);
        spool.budget(1_000);
        Spool.Line line = spool.line();
        List<Future<Long>> ends = new ArrayList<>();
        for (int who = 0; who < 16; who++) {
            Random random = new Random(seed * 100 + who);
            ends.add(threads.submit(() -> wander(spool, line, random)));
        }

        for (Future<Long> end : ends) {
            assertThat(end.get(30, TimeUnit.SECONDS)).isLessThanOrEqualTo(1_000);
        }

        assertThat(spool.held()).isZero();
        assertThat(files()).isEmpty();
    }

    private static long wander(Spool spool, Spool.Line line, Random random) throws Exception {
        long most = 0;
        for (int turn = 0; turn < 100; turn++) {
            boolean keeps = random.nextInt(4) == 0;
            int size = random.nextInt(1_100);
            Optional<SpoolPlace> kept = keeps ? line.keep(random.nextInt(400)) : Optional.empty();
            Optional<SpoolPlace> place = line.take(size);
            most = Math.max(most, spool.held());
            if (place.isPresent() && random.nextInt(8) == 0) {
                place.get().fill(bytes("x".repeat(size)), buffer -> {});
            }
            place.ifPresent(SpoolPlace::close);
            kept.ifPresent(SpoolPlace::close);
        }
        return most;
    }

    private Spool spool() {
        Spool spool = new Spool(folder);
        spool.budget(BUDGET);
        return spool;
    }

    /** Asks on a thread of its own, and comes back when that waits. */
    private Future<SpoolPlace> asks(Callable<Optional<SpoolPlace>> question) throws Exception {
        AtomicReference<Thread> asking = new AtomicReference<>();
        Future<SpoolPlace> answer = threads.submit(() -> {
            asking.set(Thread.currentThread());
            return question.call().orElseThrow();
        });
        while (!waits(asking.get())) {
            if (answer.isDone()) {
                throw new IllegalStateException("it does not wait", exception(answer));
            }
            Thread.onSpinWait();
        }
        return answer;
    }

    private static boolean waits(@Nullable Thread thread) {
        return thread != null
                && (thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
    }

    private static Throwable exception(Future<?> done) throws InterruptedException {
        try {
            done.get();
            return new IllegalStateException("it was answered");
        } catch (ExecutionException e) {
            return e;
        }
    }

    private static ReadableByteChannel bytes(String content) {
        return Channels.newChannel(new ByteArrayInputStream(content.getBytes(UTF_8)));
    }

    private static WritableByteChannel open(Path file) throws IOException {
        return Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
