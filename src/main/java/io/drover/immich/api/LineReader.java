package io.drover.immich.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes into lines at every line feed, whatever the characters mean. */
final class LineReader {
    /** Lines beyond it are taken for something else than lines. */
    static final int LONGEST_LINE = 10 * 1024 * 1024;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int start;
    private int end;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next line without its end, or null when the stream has ended. The last line may lack its line feed.
     *
     * @throws IOException when reading fails, or when the line is longer than {@link #LONGEST_LINE}
     */
    byte @Nullable [] next() throws IOException {
        byte[] line = new byte[0];
        while (start < end || fill()) {
            int lineFeed = find();
            line = joined(line, lineFeed < 0 ? end : lineFeed);
            if (lineFeed >= 0) {
                start = lineFeed + 1;
                return line;
            }
            start = end;
        }
        return line.length == 0 ? null : line;
    }

    private boolean fill() throws IOException {
        start = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private int find() {
        for (int i = start; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private byte[] joined(byte[] head, int to) throws IOException {
        int length = to - start;
        if (head.length + length > LONGEST_LINE) {
            throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
        }
        byte[] whole = Arrays.copyOf(head, head.length + length);
        System.arraycopy(buffer, start, whole, head.length, length);
        return whole;
    }
}
