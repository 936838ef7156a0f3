package io.drover.contentstack.feed;

import io.drover.contentstack.api.SyncItem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How items are kept on the disk for as long as they are sorted. */
final class ItemCodec {
    private static final int NONE = -1;

    private ItemCodec() {}

    static byte[] encode(SyncItem item) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        write(out, item.type());
        write(out, item.eventAt());
        write(out, item.contentType());
        write(out, item.data());
        return bytes.toByteArray();
    }

    static SyncItem decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        return new SyncItem(String.valueOf(read(in)), read(in), read(in), String.valueOf(read(in)));
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(NONE);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static @Nullable String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NONE ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
