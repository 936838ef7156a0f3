package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * A sink that folds changes into what is there after them, and keeps batches as files that are named by generation and
 * first place. It survives kills. Checks with each batch what a feed promises.
 */
public final class FoldingSink implements Sink {
    private final Map<String, Change> things = new TreeMap<>();
    private final Map<Long, String> ids = new TreeMap<>();
    private final Map<String, Long> lastOfKey = new HashMap<>();
    private final Map<String, List<Change>> files = new TreeMap<>();
    private final List<Change> all = new ArrayList<>();
    private final Set<String> refusedKeys = new HashSet<>();
    private long last;
    private boolean gaps;
    private int failures;
    private int failuresAfter;
    private boolean down;
    private Runnable before = () -> {};
    private Steps steps = Steps.alive();

    /** The process that hands over from now on. */
    public synchronized void steps(Steps alive) {
        steps = alive;
    }

    /** Takes none of the next batches. */
    public synchronized void failNext(int batches) {
        failures = batches;
    }

    /** Says from now on that it takes nothing, or that it may again. */
    public synchronized void down(boolean now) {
        down = now;
    }

    /** Takes the next batches and fails all the same. */
    public synchronized void failAfterNext(int batches) {
        failuresAfter = batches;
    }

    /** Takes no batch with this key. */
    public synchronized void refuse(String key) {
        refusedKeys.add(key);
    }

    /** Takes every key. */
    public synchronized void refuseNothing() {
        refusedKeys.clear();
    }

    /** Is done before each batch. */
    public synchronized void before(Runnable action) {
        before = action;
    }

    @Override
    public synchronized void deliver(ChangeBatch batch) throws SinkException {
        steps.step("before a batch is taken");
        before.run();
        if (down) {
            throw new SinkException("the sink is away", true, new IllegalStateException());
        }
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("the sink is down");
        }
        batch.changes().stream()
                .filter(change -> refusedKeys.contains(change.key()))
                .findFirst()
                .ifPresent(change -> {
                    throw new IllegalStateException("the sink does not like " + change.key());
                });
        take(batch);
        steps.step("after a batch was taken");
        if (failuresAfter > 0) {
            failuresAfter--;
            throw new IllegalStateException("the sink does not answer");
        }
    }

    private void take(ChangeBatch batch) {
        List<Change> changes = batch.changes();
        assertThat(changes.stream().map(Change::sequence))
                .as("a batch has no gap")
                .containsExactlyElementsOf(LongStream.rangeClosed(batch.firstSequence(), batch.lastSequence())
                        .boxed()
                        .toList());
        assertThat(changes).as("a batch is of one generation").allMatch(it -> it.generation() == batch.generation());
        files.put("%012d-%012d".formatted(batch.generation(), batch.firstSequence()), changes);
        changes.forEach(this::take);
    }

    private void take(Change change) {
        String known = ids.putIfAbsent(change.sequence(), change.id());
        if (known != null) {
            assertThat(change.id()).as("a repeat has the same id: " + change).isEqualTo(known);
            return;
        }
        assertThat(change.sequence())
                .as("order of key " + change.key())
                .isGreaterThan(lastOfKey.getOrDefault(change.key(), 0L));
        lastOfKey.put(change.key(), change.sequence());
        assertThat(change.sequence()).as("no gap before " + change).matches(place -> gaps || place == last + 1);
        last = Math.max(last, change.sequence());
        all.add(change);
        switch (change.operation()) {
            case UPSERT -> things.put(change.key(), change);
            case DELETE -> things.remove(change.key());
            case RESET, COMPLETE -> assertThat(change.type()).isEqualTo("feed");
        }
    }

    /** What is there, as {@code state} says it. */
    public synchronized Map<String, String> folded(Function<Change, String> state) {
        Map<String, String> folded = new TreeMap<>();
        things.forEach((key, change) -> folded.put(key, state.apply(change)));
        return folded;
    }

    /** Changes as they came for the first time. */
    public synchronized List<Change> taken() {
        return List.copyOf(all);
    }

    /** Forgets what is there, as users do who let a feed forget everything; what waited for it may be gone, too. */
    public synchronized void empty() {
        things.clear();
        gaps = true;
    }

    /** Some changes will not come: they are put aside. */
    public synchronized void allowGaps() {
        gaps = true;
    }

    /** The last place that came. */
    public synchronized long last() {
        return last;
    }

    /** Everything that came is in the files once, in order. */
    public synchronized void assertEachOnceInFiles() {
        assertThat(files.values().stream().flatMap(List::stream).map(Change::sequence))
                .as("each change is in one file, and the files are in order")
                .containsExactlyElementsOf(ids.keySet());
    }
}
