package io.drover.archive;

import io.drover.archive.Member.Packing;
import io.drover.ingest.DamagedFileException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads the content of one member of a zip, through a channel of its own. */
final class ZipContent {
    private static final int SIGNATURE = 0x04034b50;
    private static final int BYTES = 30;

    private ZipContent() {}

    /** @param from less than the member's size or equal */
    static InputStream open(ArchiveFile file, Member member, Packing packing, long from) throws IOException {
        ChannelInput input = new ChannelInput(file.open(), member.position());
        try {
            ByteBuffer header = input.take(BYTES);
            if (header.getInt(0) != SIGNATURE) {
                throw new DamagedFileException("is damaged in its archive: is not where the archive says");
            }
            long start = input.position()
                    + Short.toUnsignedInt(header.getShort(26))
                    + Short.toUnsignedInt(header.getShort(28));
            if (packing.method() == ZipMethod.STORED && from > 0 && packing.size() == member.size()) {
                input.seek(start + from);
                return new BoundedInput(input, member.size() - from);
            }
            input.seek(start);
            InputStream unpacked = ZipMethod.unpack(packing.method(), new BoundedInput(input, packing.size()));
            InputStream content = new CheckedInput(unpacked, member.size(), packing.crc());
            content.skipNBytes(from);
            return content;
        } catch (EOFException end) {
            input.close();
            throw new DamagedFileException("is damaged in its archive: ends too early");
        } catch (IOException | RuntimeException problem) {
            input.close();
            throw problem;
        }
    }
}
