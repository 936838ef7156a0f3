package io.drover.archive;

import io.drover.ingest.DamagedFileException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a tar from one member to the next. A tar that is cut off ends in {@link EOFException}. */
final class TarReader {
    private static final int LONGEST_NOTE = 1 << 20;

    private final InputStream input;
    private long position;
    private long next;
    private byte @Nullable [] longName;
    private @Nullable PaxRecords records;

    TarReader(InputStream input) {
        this.input = input;
    }

    /** The next member, whose content follows in the stream; null at the end. */
    @Nullable
    TarEntry next() throws IOException {
        while (true) {
            skipTo(next);
            TarHeader header = new TarHeader(take(TarHeader.BYTES));
            if (header.isEnd()) {
                return null;
            }
            if (!header.isValid()) {
                throw TarHeader.damaged();
            }
            switch (header.type()) {
                case 'L' -> longName = withoutEnd(note(header.size()));
                case 'x', 'X' -> records = PaxRecords.parse(note(header.size()));
                case 'K' -> note(header.size());
                default -> {
                    return entry(header);
                }
            }
        }
    }

    /** The stream was read up to there by somebody else. */
    void passed(long upTo) {
        position = upTo;
    }

    /** Passes over what is left up to there. @throws EOFException when there is not so much */
    void skipTo(long wanted) throws IOException {
        input.skipNBytes(wanted - position);
        position = wanted;
    }

    private TarEntry entry(TarHeader header) throws IOException {
        PaxRecords said = records;
        byte[] path = said == null || said.path() == null ? longName : said.path();
        Long size = said == null ? null : said.size();
        Long millis = said == null ? null : said.modifiedMillis();
        boolean sparse = header.type() == 'S' || (said != null && said.sparse());
        records = null;
        longName = null;
        long bytes = hasContent(header.type()) ? size == null ? header.size() : size : 0;
        TarEntry entry = new TarEntry(
                NameText.ofTar(path == null ? header.name() : path),
                header.type(),
                bytes,
                millis == null ? header.modifiedSeconds() * 1_000 : millis,
                position,
                sparse);
        next = padded(position, bytes);
        if (header.type() == 'S') {
            passExtensions(header);
        }
        return entry;
    }

    /** The old kind of sparse file goes on describing its holes in further blocks, as many as say so. */
    private void passExtensions(TarHeader header) throws IOException {
        boolean more = header.block()[482] != 0;
        while (more) {
            more = take(TarHeader.BYTES)[504] != 0;
            next += TarHeader.BYTES;
        }
    }

    private static boolean hasContent(char type) {
        return type < '1' || type > '6';
    }

    private byte[] note(long size) throws IOException {
        if (size > LONGEST_NOTE) {
            throw new DamagedFileException("has a header of " + size + " bytes");
        }
        long end = padded(position, size);
        byte[] note = take((int) size);
        next = end;
        return note;
    }

    private static long padded(long position, long size) throws DamagedFileException {
        long end = position + size + (TarHeader.BYTES - 1);
        if (end < 0) {
            throw TarHeader.damaged();
        }
        return end - end % TarHeader.BYTES;
    }

    private byte[] take(int length) throws IOException {
        byte[] bytes = input.readNBytes(length);
        position += bytes.length;
        if (bytes.length < length) {
            throw new EOFException("tar is cut off");
        }
        return bytes;
    }

    private static byte[] withoutEnd(byte[] name) {
        int end = 0;
        while (end < name.length && name[end] != 0) {
            end++;
        }
        return Arrays.copyOf(name, end);
    }
}
