package io.drover.cli;

import java.io.IOException;
import java.util.function.IntSupplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal's columns, asked once: at the first drawing, so that short runs do not pay for it. */
final class TerminalWidth implements IntSupplier {
    private static final int USUAL = 80;

    private int columns;

    @Override
    public int getAsInt() {
        if (columns == 0) {
            columns = ask();
        }
        return columns;
    }

    private static int ask() {
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(true).build()) {
            return terminal.getWidth() > 0 ? terminal.getWidth() : USUAL;
        } catch (IOException | IllegalStateException e) {
            return USUAL;
        }
    }
}
