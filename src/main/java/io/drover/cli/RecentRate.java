package io.drover.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a number has grown of late. Used by one thread. */
final class RecentRate {
    private static final long WINDOW_NANOS = 10_000_000_000L;

    private record Sample(long nanos, long value) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    RecentRate(long nanos) {
        samples.add(new Sample(nanos, 0));
    }

    /** Takes the number as it is now. @return its growth a second since ten seconds ago, or since the look before that */
    double perSecond(long nanos, long value) {
        samples.add(new Sample(nanos, value));
        Sample oldest = samples.removeFirst();
        while (samples.size() > 1 && nanos - samples.getFirst().nanos() >= WINDOW_NANOS) {
            oldest = samples.removeFirst();
        }
        samples.addFirst(oldest);
        double seconds = Math.max(0.001, (nanos - oldest.nanos()) / 1e9);
        return Math.max(0, value - oldest.value()) / seconds;
    }
}
