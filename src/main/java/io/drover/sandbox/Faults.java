package io.drover.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * The faults of one request.
 *
 * @param list in the order of their rules
 */
record Faults(List<Fault> list) {
    static final Faults NONE = new Faults(List.of());

    /** The first fault of a kind. */
    <F extends Fault> Optional<F> first(Class<F> kind) {
        return list.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    boolean has(Class<? extends Fault> kind) {
        return first(kind).isPresent();
    }

    long delayNanos() {
        return list.stream()
                .mapToLong(fault -> fault instanceof Fault.Delay delay ? delay.millis() * 1_000_000 : 0)
                .sum();
    }

    /** How the body is read. */
    BodyReader.Pace pace(Runnable cut) {
        return new BodyReader.Pace(
                first(Fault.SlowRead.class).map(Fault.SlowRead::bytesPerSecond).orElse(Long.MAX_VALUE),
                first(Fault.StopReading.class)
                        .map(Fault.StopReading::afterBytes)
                        .orElse(Long.MAX_VALUE),
                first(Fault.Cut.class).map(Fault.Cut::afterBytes).orElse(Long.MAX_VALUE),
                cut);
    }
}
