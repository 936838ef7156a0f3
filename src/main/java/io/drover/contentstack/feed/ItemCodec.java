package io.drover.contentstack.feed;

import io.drover.contentstack.api.SyncItem;
import io.drover.feed.TextCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** How items are kept on the disk for as long as they are sorted. */
final class ItemCodec {

    private ItemCodec() {}

    static byte[] encode(SyncItem item) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        TextCodec.write(out, item.type());
        TextCodec.write(out, item.eventAt());
        TextCodec.write(out, item.contentType());
        TextCodec.write(out, item.data());
        return bytes.toByteArray();
    }

    static SyncItem decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        return new SyncItem(
                String.valueOf(TextCodec.read(in)),
                TextCodec.read(in),
                TextCodec.read(in),
                String.valueOf(TextCodec.read(in)));
    }
}
