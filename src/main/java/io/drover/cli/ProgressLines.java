package io.drover.cli;

import io.drover.ingest.FileState;
import io.drover.ingest.Progress;
import io.drover.ingest.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What a progress display shows of an upload. Used by one thread. */
final class ProgressLines implements Supplier<List<String>> {
    private static final String SEPARATOR = " · ";

    private final Supplier<Tally> tally;
    private final RunFigures figures;
    private final Progress progress;
    private final BooleanSupplier allFound;
    private final LongSupplier nanoTime;
    private final long started;

    /**
     * @param tally what was found so far
     * @param allFound whether every folder has been looked into
     * @param nanoTime as {@link System#nanoTime()}
     */
    ProgressLines(
            Supplier<Tally> tally,
            RunFigures figures,
            Progress progress,
            BooleanSupplier allFound,
            LongSupplier nanoTime) {
        this.tally = tally;
        this.figures = figures;
        this.progress = progress;
        this.allFound = allFound;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    @Override
    public List<String> get() {
        Tally found = tally.get();
        List<String> files = new ArrayList<>();
        files.add(Format.count(found.found()) + " found" + (allFound.getAsBoolean() ? "" : " so far"));
        files.add(Format.count(progress.hashedFiles()) + " hashed");
        for (FileState state : FileState.values()) {
            if (state == FileState.UPLOADED || found.of(state) > 0) {
                files.add(Format.count(found.of(state)) + " " + state.label());
            }
        }
        return List.of(String.join(SEPARATOR, files), String.join(SEPARATOR, bytes(found)));
    }

    private List<String> bytes(Tally found) {
        double seconds = Math.max(0.001, (nanoTime.getAsLong() - started) / 1e9);
        List<String> parts = new ArrayList<>();
        parts.add(Format.bytes(progress.sentBytes()) + " sent");
        parts.add(Format.bytes((long) (progress.sentBytes() / seconds)) + "/s");
        parts.add(Format.count((long) (figures.ended() / seconds)) + " files/s");
        long left = found.found() - found.ended() - found.putBack();
        if (allFound.getAsBoolean() && left > 0 && found.ended() > found.known()) {
            double perSecond = (found.ended() - found.known()) / seconds;
            parts.add("about " + Format.duration(Duration.ofSeconds((long) Math.ceil(left / perSecond))) + " left");
        }
        return parts;
    }
}
