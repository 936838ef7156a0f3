package io.drover.archive;

import io.drover.ingest.DamagedFileException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where a zip's central directory is.
 *
 * @param start in the archive
 * @param end behind its last byte
 * @param members how many there are; the lower 16 bits of it where the archive keeps no more
 * @param shift how much further back things are than the archive says, because something was put in front of it
 */
record ZipEnd(long start, long end, long members, long shift) {
    private static final int SIGNATURE = 0x06054b50;
    private static final int LOCATOR = 0x07064b50;
    private static final int LARGE = 0x06064b50;
    private static final int BYTES = 22;
    private static final int LOCATOR_BYTES = 20;
    private static final int LARGE_BYTES = 56;
    private static final int LONGEST_COMMENT = 0xffff;

    /** What one of the two records says. */
    private record Said(long disk, long directoryDisk, long members, long size, long offset, long position) {}

    static ZipEnd find(ArchiveFile file, ChannelInput input) throws IOException {
        int length = (int) Math.min(input.size(), BYTES + LONGEST_COMMENT);
        input.seek(input.size() - length);
        ByteBuffer tail = input.take(length);
        int at = locate(tail);
        if (at < 0) {
            throw new DamagedFileException("has no central directory: it is cut off, or no zip"
                    + (file.hasDisks() ? "" : "; or " + file.nextPiece() + " is missing"));
        }
        Said said = said(input, tail, at, input.size() - length + at);
        requireParts(file, said.disk());
        if (said.disk() > 0) {
            if (said.directoryDisk() > said.disk()) {
                throw damaged();
            }
            long start = file.startOf((int) said.directoryDisk()) + said.offset();
            return checked(new ZipEnd(start, start + said.size(), said.members(), 0), input);
        }
        long start = said.position() - said.size();
        return checked(new ZipEnd(start, said.position(), said.members(), start - said.offset()), input);
    }

    private static ZipEnd checked(ZipEnd end, ChannelInput input) throws DamagedFileException {
        if (end.start < 0 || end.shift < 0 || end.end < end.start || end.end > input.size()) {
            throw damaged();
        }
        return end;
    }

    static DamagedFileException damaged() {
        return new DamagedFileException("its central directory is damaged");
    }

    private static int locate(ByteBuffer tail) {
        int roughly = -1;
        for (int at = tail.limit() - BYTES; at >= 0; at--) {
            if (tail.getInt(at) == SIGNATURE) {
                int end = at + BYTES + Short.toUnsignedInt(tail.getShort(at + 20));
                if (end == tail.limit()) {
                    return at;
                }
                roughly = roughly < 0 && end < tail.limit() ? at : roughly;
            }
        }
        return roughly;
    }

    private static Said said(ChannelInput input, ByteBuffer tail, int at, long position) throws IOException {
        Said small = new Said(
                Short.toUnsignedLong(tail.getShort(at + 4)),
                Short.toUnsignedLong(tail.getShort(at + 6)),
                Short.toUnsignedLong(tail.getShort(at + 10)),
                Integer.toUnsignedLong(tail.getInt(at + 12)),
                Integer.toUnsignedLong(tail.getInt(at + 16)),
                position);
        if (position < LOCATOR_BYTES + LARGE_BYTES) {
            return small;
        }
        long largePosition = position - LOCATOR_BYTES - LARGE_BYTES;
        input.seek(largePosition);
        ByteBuffer before = input.take(LARGE_BYTES + LOCATOR_BYTES);
        if (before.getInt(0) != LARGE || before.getInt(LARGE_BYTES) != LOCATOR) {
            return small;
        }
        return new Said(
                Integer.toUnsignedLong(before.getInt(16)),
                Integer.toUnsignedLong(before.getInt(20)),
                before.getLong(32),
                before.getLong(40),
                before.getLong(48),
                largePosition);
    }

    private static void requireParts(ArchiveFile file, long lastDisk) throws DamagedFileException {
        int parts = file.parts().size();
        if (!file.hasDisks() && lastDisk == 0 || parts == lastDisk + 1) {
            return;
        }
        if (lastDisk >= 0 && lastDisk + 1 > parts && lastDisk < 1_000 && file.hasDisks()) {
            throw new DamagedFileException(file.missing((int) lastDisk + 1) + " is missing");
        }
        if (lastDisk == 0) {
            throw new DamagedFileException(
                    file.parts().get(0).path().getFileName() + " lies beside it and is no part of it: move it away");
        }
        throw damaged();
    }
}
