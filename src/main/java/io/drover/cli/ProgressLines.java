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
import org.jspecify.annotations.Nullable;

/** What a progress display shows of an upload. Used by one thread. */
final class ProgressLines implements Supplier<List<String>> {
    private static final String SEPARATOR = " · ";

    private final Supplier<Tally> tally;
    private final RunFigures figures;
    private final Progress progress;
    private final BooleanSupplier allFound;
    private final Supplier<@Nullable String> pausedBy;
    private final LongSupplier nanoTime;
    private final RecentRate sending;
    private final RecentRate ending;
    private final RecentRate working;

    /**
     * @param tally what was found so far
     * @param allFound whether every folder has been looked into
     * @param pausedBy what the server is waited for, or null
     * @param nanoTime as {@link System#nanoTime()}
     */
    ProgressLines(
            Supplier<Tally> tally,
            RunFigures figures,
            Progress progress,
            BooleanSupplier allFound,
            Supplier<@Nullable String> pausedBy,
            LongSupplier nanoTime) {
        this.tally = tally;
        this.figures = figures;
        this.progress = progress;
        this.allFound = allFound;
        this.pausedBy = pausedBy;
        this.nanoTime = nanoTime;
        long started = nanoTime.getAsLong();
        this.sending = new RecentRate(started);
        this.ending = new RecentRate(started);
        this.working = new RecentRate(started);
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
        String bytes = String.join(SEPARATOR, bytes(found));
        String waiting = pausedBy.get();
        return waiting == null
                ? List.of(String.join(SEPARATOR, files), bytes)
                : List.of(String.join(SEPARATOR, files), bytes, "waiting for the server: " + waiting);
    }

    private List<String> bytes(Tally found) {
        long now = nanoTime.getAsLong();
        long sent = progress.sentBytes();
        List<String> parts = new ArrayList<>();
        parts.add(Format.bytes(sent) + " sent");
        parts.add(Format.bytes((long) sending.perSecond(now, sent)) + "/s");
        parts.add(Format.count((long) ending.perSecond(now, figures.ended())) + " files/s");
        long underWay = Math.min(found.leftBytes(), Math.max(0, sent - figures.bytes(FileState.UPLOADED)));
        double perSecond = working.perSecond(now, figures.bytes() + underWay);
        parts.add(allFound.getAsBoolean() ? left(found.leftBytes() - underWay, perSecond) : "still counting");
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private static String left(long bytes, double perSecond) {
        if (bytes == 0 || perSecond < 1) {
            return "";
        }
        return "about " + Format.duration(Duration.ofSeconds((long) Math.ceil(bytes / perSecond))) + " left";
    }
}
