package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.immich.api.IncompleteStreamException;
import io.drover.immich.api.SyncLine;
import io.drover.immich.api.SyncLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The text of lines. Its end comes where the lines are complete; else reading throws. */
final class LinesStream extends InputStream {
    private final SyncLines lines;
    private byte[] line = new byte[0];
    private int position;

    LinesStream(SyncLines lines) {
        this.lines = lines;
    }

    @Override
    public int read() throws IOException {
        return hasByte() ? line[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (!hasByte()) {
            return -1;
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, bytes, offset, count);
        position += count;
        return count;
    }

    private boolean hasByte() throws IOException {
        if (position == line.length) {
            try {
                if (!lines.hasNext()) {
                    return false;
                }
                SyncLine next = lines.next();
                line = (next.json() + "\n").getBytes(StandardCharsets.UTF_8);
                position = 0;
            } catch (IncompleteStreamException | ApiException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
