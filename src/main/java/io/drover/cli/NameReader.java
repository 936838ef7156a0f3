package io.drover.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits a stream into the names that it is a list of. Empty ones are left out. */
final class NameReader {
    /** Longer than any path that a system opens. */
    static final int LONGEST = 32 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final boolean nul;
    private final byte separator;
    private final byte[] buffer = new byte[64 * 1024];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int position;
    private int limit;
    private long count;
    private boolean first = true;
    private boolean endedInName;

    /** @param nul whether a NUL ends each name; else the end of a line does, with a carriage return before it or not */
    NameReader(InputStream in, boolean nul) {
        this.in = in;
        this.nul = nul;
        this.separator = nul ? 0 : (byte) '\n';
    }

    /** The next name; waits for it. Null at the end. @throws IOException also when it is too long for a name */
    byte @Nullable [] next() throws IOException {
        while (true) {
            byte[] name = read();
            if (name == null || name.length > 0) {
                count += name == null ? 0 : 1;
                return name;
            }
        }
    }

    /** Whether the next name has been read to its end. */
    boolean holdsName() {
        return endOfName() < limit;
    }

    /** How many names were given. */
    long count() {
        return count;
    }

    /** Whether the last name that was given had no separator behind it. */
    boolean endedInName() {
        return endedInName;
    }

    private byte @Nullable [] read() throws IOException {
        while (true) {
            int end = endOfName();
            begun.write(buffer, position, end - position);
            if (begun.size() > LONGEST) {
                throw new IOException("more than " + LONGEST + " bytes without a separator are no name of a file");
            }
            if (end < limit) {
                position = end + 1;
                return taken();
            }
            limit = Math.max(0, in.read(buffer));
            position = 0;
            if (limit == 0) {
                endedInName = begun.size() > 0;
                return endedInName ? taken() : null;
            }
        }
    }

    private int endOfName() {
        int end = position;
        while (end < limit && buffer[end] != separator) {
            end++;
        }
        return end;
    }

    private byte[] taken() {
        byte[] name = begun.toByteArray();
        begun.reset();
        boolean begins = first && !nul && name.length >= 3 && Arrays.equals(name, 0, 3, BYTE_ORDER_MARK, 0, 3);
        first = false;
        int end = name.length;
        if (!nul && end > 0 && name[end - 1] == '\r') {
            end--;
        }
        return Arrays.copyOfRange(name, begins ? 3 : 0, end);
    }
}
