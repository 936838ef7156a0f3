package io.drover.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** How changes are kept in the store: one compressed block of bytes, which begins with the number of its format. */
final class ChangeCodec {
    private static final int FORMAT = 1;
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final Operation[] OPERATIONS = Operation.values();

    private ChangeCodec() {}

    /** @param changes of one source */
    static byte[] encode(List<Change> changes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER_BYTES);
        bytes.write(FORMAT);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out =
                new DataOutputStream(new DeflaterOutputStream(bytes, deflater, BUFFER_BYTES, false))) {
            out.writeInt(changes.size());
            TextCodec.write(out, changes.isEmpty() ? null : changes.get(0).source());
            for (Change change : changes) {
                write(out, change);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static List<Change> decode(byte[] block) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(block);
        int format = bytes.read();
        if (format != FORMAT) {
            throw new FeedException("the store holds changes in the format " + format + ", this Drover knows " + FORMAT
                    + ": use the Drover that wrote them");
        }
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(bytes))) {
            int count = in.readInt();
            String source = TextCodec.read(in);
            List<Change> changes = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                changes.add(change(in, String.valueOf(source)));
            }
            return changes;
        } catch (IOException e) {
            throw new FeedException("changes in the store are damaged: " + e.getMessage(), e);
        }
    }

    private static void write(DataOutputStream out, Change change) throws IOException {
        TextCodec.write(out, change.type());
        TextCodec.write(out, change.key());
        out.writeByte(change.operation().ordinal());
        Instant time = change.time();
        out.writeBoolean(time != null);
        if (time != null) {
            out.writeLong(time.getEpochSecond());
            out.writeInt(time.getNano());
        }
        TextCodec.write(out, change.version());
        out.writeLong(change.generation());
        out.writeLong(change.sequence());
        TextCodec.write(out, change.data());
        TextCodec.write(out, change.reason());
    }

    private static Change change(DataInputStream in, String source) throws IOException {
        String type = String.valueOf(TextCodec.read(in));
        String key = String.valueOf(TextCodec.read(in));
        Operation operation = OPERATIONS[in.readByte()];
        Instant time = in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
        String version = String.valueOf(TextCodec.read(in));
        return new Change(
                source,
                type,
                key,
                operation,
                time,
                version,
                in.readLong(),
                in.readLong(),
                TextCodec.read(in),
                TextCodec.read(in));
    }
}
