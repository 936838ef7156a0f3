package io.drover.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** While it is open, what is logged to standard error takes the redrawn lines away first, and they are drawn again below it. */
final class LogAbove implements AutoCloseable {
    private final PrintStream before;

    LogAbove(Display display) {
        this.before = System.err;
        System.setErr(stream(before, display));
    }

    static PrintStream stream(OutputStream log, Display display) {
        OutputStream clearing = new FilterOutputStream(log) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                synchronized (display) {
                    display.clear();
                    out.write(bytes, offset, length);
                    out.flush();
                }
            }
        };
        return new PrintStream(clearing, true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
