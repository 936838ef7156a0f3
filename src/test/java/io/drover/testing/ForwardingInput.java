package io.drover.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/**
 * Hands on what it reads: what was read of the source is written to the target before more is read. So whoever reads
 * here has seen a request to its end before the target has its last bytes.
 *
 * <p>When the target takes no more, the source is read on all the same: a server may answer early and close, and the
 * client must be able to finish and to see that answer.
 */
final class ForwardingInput extends InputStream {
    private final InputStream source;
    private final OutputStream target;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int end;
    private boolean targetTakesMore = true;

    ForwardingInput(InputStream source, OutputStream target) {
        this.source = source;
        this.target = target;
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - position);
        System.arraycopy(buffer, position, bytes, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (position < end) {
            return true;
        }
        handOn();
        position = 0;
        end = 0;
        end = Math.max(0, source.read(buffer));
        return end > 0;
    }

    private void handOn() {
        if (targetTakesMore) {
            try {
                target.write(buffer, 0, end);
                target.flush();
            } catch (IOException e) {
                targetTakesMore = false;
            }
        }
    }
}
