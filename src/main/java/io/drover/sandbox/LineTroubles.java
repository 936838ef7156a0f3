package io.drover.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** What faults make of the lines of a stream. */
final class LineTroubles {
    private static final byte[] BROKEN = "{\"type\":\"AssetV1\",\"data\":{\"id\":\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] UNKNOWN = ("{\"type\":\"FutureThingV1\",\"data\":{\"id\":\"7\"},"
                    + "\"ack\":\"FutureThingV1|01a1fa17-703c-71d4-a972-135a6bd30ff0\"}\n")
            .getBytes(StandardCharsets.UTF_8);

    private LineTroubles() {}

    /** The lines with a trouble in them. */
    static Iterator<byte[]> in(Iterator<byte[]> lines, Fault.Lines fault) {
        long count = fault.count();
        return switch (fault.trouble()) {
            case HANG -> Lazily.concat(List.of(() -> first(lines, count), LineTroubles::stuck));
            case END, CUT -> first(lines, count);
            case END_BYTES -> new FirstBytes(lines, count);
            case REPEAT -> repeated(lines, count);
            case BROKEN -> with(lines, count, BROKEN);
            case UNKNOWN -> with(lines, count, UNKNOWN);
        };
    }

    /** A sequence that fails leaves the stream open, because nothing can be said of it any more. */
    private static Iterator<byte[]> stuck() {
        throw Refusal.unexpected();
    }

    private static Iterator<byte[]> repeated(Iterator<byte[]> lines, long every) {
        long[] number = {0};
        return Lazily.flatMap(lines, line -> {
            number[0]++;
            return (number[0] % every == 0 ? List.of(line, line) : List.of(line)).iterator();
        });
    }

    private static Iterator<byte[]> with(Iterator<byte[]> lines, long after, byte[] more) {
        return Lazily.concat(List.of(
                () -> first(lines, after),
                () -> (lines.hasNext() ? List.of(more) : List.<byte[]>of()).iterator(),
                () -> lines));
    }

    private static Iterator<byte[]> first(Iterator<byte[]> lines, long count) {
        return new Iterator<>() {
            private long left = count;

            @Override
            public boolean hasNext() {
                return left > 0 && lines.hasNext();
            }

            @Override
            public byte[] next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                left--;
                return lines.next();
            }
        };
    }

    /** So many bytes of lines, the last of which may be a part of one. */
    private static final class FirstBytes implements Iterator<byte[]> {
        private final Iterator<byte[]> lines;
        private long left;

        FirstBytes(Iterator<byte[]> lines, long count) {
            this.lines = lines;
            this.left = count;
        }

        @Override
        public boolean hasNext() {
            return left > 0 && lines.hasNext();
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            byte[] line = lines.next();
            byte[] part = line.length <= left ? line : Arrays.copyOf(line, (int) left);
            left -= part.length;
            return part;
        }
    }
}
