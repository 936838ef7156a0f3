package io.drover.archive;

import io.drover.archive.Member.Packing;
import io.drover.ingest.DamagedFileException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads what is in a zip from its central directory, in one go and in bounded memory. */
final class ZipDirectory {
    private static final int SIGNATURE = 0x02014b50;
    private static final int BYTES = 46;

    private final ArchiveFile file;
    private final Limits limits;
    private final IndexBuilder builder;
    private long packed;
    private long unpacked;

    private ZipDirectory(ArchiveFile file, Limits limits) {
        this.file = file;
        this.limits = limits;
        this.builder = new IndexBuilder(limits);
    }

    /** @throws DamagedFileException when it is no zip, or not all of one: nothing is guessed then */
    static ArchiveIndex read(ArchiveFile file, Limits limits) throws IOException {
        try (ChannelInput input = new ChannelInput(file.open(), 0)) {
            return new ZipDirectory(file, limits).read(input, ZipEnd.find(file, input));
        } catch (EOFException short_) {
            throw ZipEnd.damaged();
        }
    }

    private ArchiveIndex read(ChannelInput input, ZipEnd end) throws IOException {
        input.seek(end.start());
        long entries = 0;
        while (input.position() < end.end()) {
            ByteBuffer fixed = input.take(BYTES);
            if (fixed.getInt(0) != SIGNATURE) {
                throw ZipEnd.damaged();
            }
            ByteBuffer name = input.take(Short.toUnsignedInt(fixed.getShort(28)));
            ByteBuffer extra = input.take(Short.toUnsignedInt(fixed.getShort(30)));
            input.take(Short.toUnsignedInt(fixed.getShort(32)));
            add(ZipRecord.of(fixed, name.array(), extra), end);
            entries++;
        }
        if ((entries & 0xffff) != (end.members() & 0xffff)) {
            throw ZipEnd.damaged();
        }
        requireHarmless();
        return builder.build(null);
    }

    private void add(ZipRecord zipped, ZipEnd end) throws IOException {
        if (zipped.isFolder()) {
            return;
        }
        long position = position(zipped, end);
        packed += zipped.packed();
        unpacked += zipped.size();
        Packing packing = new Packing(zipped.packed(), zipped.crc(), (short) zipped.method());
        long millis = zipped.modifiedMillis() == null
                ? Math.floorDiv(file.stamp().modifiedNanos(), 1_000_000L)
                : zipped.modifiedMillis();
        builder.add(new Member(zipped.name(), zipped.size(), millis, position, packing, flaw(zipped)));
    }

    private long position(ZipRecord zipped, ZipEnd end) throws DamagedFileException {
        if (zipped.disk() >= file.parts().size() && zipped.disk() > 0) {
            throw ZipEnd.damaged();
        }
        long disk = zipped.disk() == 0 ? 0 : file.startOf((int) zipped.disk());
        long position = disk + zipped.offset() + end.shift();
        boolean inside = zipped.size() >= 0 && zipped.packed() >= 0 && position >= 0 && position < file.size();
        if (!inside || zipped.packed() > file.size() - position) {
            throw ZipEnd.damaged();
        }
        return position;
    }

    private @Nullable Flaw flaw(ZipRecord zipped) {
        if (zipped.isSpecial()) {
            return Flaw.refused("not a regular file: a link or a device in an archive");
        }
        if (zipped.isEncrypted()) {
            return Flaw.failed("encrypted: unpack it by hand");
        }
        if (!ZipMethod.isKnown(zipped.method())) {
            return Flaw.failed("is packed by method " + zipped.method()
                    + " of zip, which Drover cannot unpack: unpack it by hand");
        }
        if (limits.exceeded(zipped.size(), zipped.packed())) {
            return Flaw.failed("would grow from " + zipped.packed() + " to " + zipped.size()
                    + " bytes, which looks like an archive bomb: unpack it by hand");
        }
        return null;
    }

    private void requireHarmless() throws DamagedFileException {
        if (packed > file.size()) {
            throw new DamagedFileException(
                    "its members lie over one another, which looks like an archive bomb: unpack it by hand");
        }
        if (unpacked < 0 || limits.exceeded(unpacked, file.size())) {
            throw new DamagedFileException("would grow from " + file.size() + " to " + unpacked
                    + " bytes, which looks like an archive bomb: unpack it by hand");
        }
    }
}
