package io.drover.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/** For people: lines that are drawn again in place. A line is cut at the terminal's width, because one that wraps cannot be drawn again. */
final class TerminalDisplay implements Display {
    private static final String ESCAPE = "\u001b[";
    private static final String ERASE_BELOW = ESCAPE + "J";

    private final PrintWriter writer;
    private final IntSupplier width;
    private int drawn;

    /** @param width columns, asked at each drawing */
    TerminalDisplay(PrintWriter writer, IntSupplier width) {
        this.writer = writer;
        this.width = width;
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(200);
    }

    @Override
    public synchronized void show(List<String> lines) {
        StringBuilder text = new StringBuilder(backToTop());
        int columns = Math.max(20, width.getAsInt() - 1);
        for (String line : lines) {
            text.append(line, 0, Math.min(line.length(), columns)).append('\n');
        }
        drawn = lines.size();
        writer.print(text);
        writer.flush();
    }

    @Override
    public synchronized void clear() {
        writer.print(backToTop());
        writer.flush();
        drawn = 0;
    }

    private String backToTop() {
        return (drawn > 0 ? ESCAPE + drawn + "A" : "") + "\r" + ERASE_BELOW;
    }
}
