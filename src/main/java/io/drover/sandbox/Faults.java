package io.drover.sandbox;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The faults of one request.
 *
 * @param list in the order of their rules
 */
public record Faults(List<Fault> list) {
    /** No faults at all. */
    public static final Faults NONE = new Faults(List.of());

    /** The first fault of a kind. */
    public <F extends Fault> Optional<F> first(Class<F> kind) {
        return list.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Whether there is a fault of a kind. */
    public boolean has(Class<? extends Fault> kind) {
        return first(kind).isPresent();
    }

    /** The answer with the troubles of its lines; one that is not made of lines stays as it is. */
    Answer onLines(Answer answer) {
        if (!(answer.body() instanceof Answer.Lines whole)) {
            return answer;
        }
        Iterator<byte[]> lines = whole.lines();
        for (Fault fault : list) {
            lines = fault instanceof Fault.Lines trouble ? LineTroubles.in(lines, trouble) : lines;
        }
        return new Answer(answer.status(), answer.headers(), new Answer.Lines(lines));
    }

    /** Whether the connection is closed after the lines of an answer. */
    boolean cutsAfterLines(Answer answer) {
        return answer.body() instanceof Answer.Lines
                && list.stream()
                        .anyMatch(fault -> fault instanceof Fault.Lines lines && lines.trouble() == Fault.Trouble.CUT);
    }

    /** How long the request waits before anything is done with it. */
    public long delayNanos() {
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
