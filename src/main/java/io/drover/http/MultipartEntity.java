package io.drover.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * A multipart form that streams its files, with a length that is known before. Fields come first, then the files in
 * their order. Text and file bytes share one buffer, so a small form leaves in one write. Exceptions of the output
 * stream pass as they are: HttpClient uses them to stop a body that was answered early.
 */
public final class MultipartEntity extends AbstractHttpEntity {
    private final List<FilePart> files;
    private final byte[][] heads;
    private final byte[] tail;
    private final long length;
    private final Guard guard;
    private final LongConsumer sent;
    private @Nullable IOException sourceFailure;

    /** The last look at the files before the server can believe that it has them. */
    @FunctionalInterface
    public interface Guard {
        /** Returns when all is well. @throws IOException to break the request off */
        void check() throws IOException;
    }

    /**
     * @param boundary what separates the parts; must not occur in the files
     * @param guard called after the last file byte was read and before the last block goes out, and when a file ends
     *     early
     * @param sent told the number of bytes of each block once it went out; called on the sending thread
     */
    public MultipartEntity(
            String boundary, Map<String, String> fields, List<FilePart> files, Guard guard, LongConsumer sent) {
        super("multipart/form-data; boundary=" + boundary, null);
        this.files = files;
        this.guard = guard;
        this.sent = sent;
        this.heads = new byte[files.size()][];
        MultipartText text = new MultipartText(boundary).fields(fields);
        long total = 0;
        for (int i = 0; i < heads.length; i++) {
            heads[i] = text.upTo(files.get(i));
            total += heads[i].length + files.get(i).size();
        }
        this.tail = text.end();
        this.length = total + tail.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        BlockWriter block = new BlockWriter(out, sent);
        for (int i = 0; i < heads.length; i++) {
            block.write(heads[i]);
            write(files.get(i), block);
        }
        fromSource(() -> {
            guard.check();
            return 0;
        });
        block.write(tail);
        block.flush();
    }

    private void write(FilePart file, BlockWriter block) throws IOException {
        try (SeekableByteChannel channel = fromSource(() -> Files.newByteChannel(file.file()))) {
            long left = file.size();
            while (left > 0) {
                block.makeRoom();
                long most = left;
                int read = fromSource(() -> block.read(channel, most));
                if (read < 0) {
                    fromSource(() -> endedEarly(file, most));
                }
                left -= read;
            }
        }
    }

    private int endedEarly(FilePart file, long missing) throws IOException {
        guard.check();
        throw new EOFException(file.file() + " ended " + missing + " bytes short of the " + file.size() + " announced");
    }

    private <T> T fromSource(Source<T> source) throws IOException {
        try {
            return source.get();
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            sourceFailure = e;
            throw e;
        }
    }

    private interface Source<T> {
        T get() throws IOException;
    }

    /** What reading a file or the guard threw, or null: tells these apart from a broken connection. */
    @Nullable
    IOException sourceFailure() {
        return sourceFailure;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("a form is only written");
    }

    @Override
    public void close() {}
}
