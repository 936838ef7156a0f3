package io.drover.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** For log files and pipes: one plain line now and then. */
final class PlainDisplay implements Display {
    private final PrintWriter writer;

    PlainDisplay(PrintWriter writer) {
        this.writer = writer;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void show(List<String> lines) {
        writer.println(String.join("; ", lines));
        writer.flush();
    }

    @Override
    public void clear() {}
}
