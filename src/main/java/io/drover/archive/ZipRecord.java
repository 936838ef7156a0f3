package io.drover.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What a zip's central directory says of one member.
 *
 * @param name as text
 * @param host the system that it was made on
 * @param flags of the format
 * @param method how it is packed
 * @param crc of its content
 * @param packed bytes that it takes in the archive
 * @param size bytes of its content
 * @param disk the part that it begins in, which begin with 0
 * @param offset where it begins in there
 * @param mode of Unix, or 0
 * @param modifiedMillis its time, milliseconds since 1970, or null where there is none. A time without a zone is UTC
 */
record ZipRecord(
        String name,
        int host,
        int flags,
        int method,
        int crc,
        long packed,
        long size,
        long disk,
        long offset,
        int mode,
        @Nullable Long modifiedMillis) {
    private static final int HOST_DOS = 0;
    private static final int HOST_UNIX = 3;
    private static final int HOST_MAC = 19;
    private static final int FLAG_ENCRYPTED = 1;
    private static final int FLAG_UTF_8 = 1 << 11;
    private static final int METHOD_AES = 99;
    private static final int EXTRA_LARGE = 0x0001;
    private static final int EXTRA_NTFS = 0x000a;
    private static final int EXTRA_TIME = 0x5455;
    private static final int EXTRA_NAME = 0x7075;
    private static final int FILE_TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final long NTFS_EPOCH_MILLIS = -11_644_473_600_000L;
    private static final int FIRST_YEAR = 1980;
    private static final long NO_TIME =
            LocalDateTime.of(FIRST_YEAR, 1, 1, 0, 0).toInstant(ZoneOffset.UTC).toEpochMilli();

    static ZipRecord of(ByteBuffer fixed, byte[] name, ByteBuffer extra) {
        int host = Byte.toUnsignedInt(fixed.get(5));
        int flags = Short.toUnsignedInt(fixed.getShort(8));
        long packed = Integer.toUnsignedLong(fixed.getInt(20));
        long size = Integer.toUnsignedLong(fixed.getInt(24));
        long disk = Short.toUnsignedLong(fixed.getShort(34));
        long offset = Integer.toUnsignedLong(fixed.getInt(42));
        ByteBuffer large = find(extra, EXTRA_LARGE);
        if (large != null) {
            size = size == 0xffffffffL ? next(large, size) : size;
            packed = packed == 0xffffffffL ? next(large, packed) : packed;
            offset = offset == 0xffffffffL ? next(large, offset) : offset;
            disk = disk == 0xffff && large.remaining() >= 4 ? Integer.toUnsignedLong(large.getInt()) : disk;
        }
        boolean unix = host == HOST_UNIX || host == HOST_MAC;
        return new ZipRecord(
                text(name, flags, host, extra),
                host,
                flags,
                Short.toUnsignedInt(fixed.getShort(10)),
                fixed.getInt(16),
                packed,
                size,
                disk,
                offset,
                unix ? fixed.getInt(38) >>> 16 : 0,
                time(fixed, extra));
    }

    boolean isFolder() {
        return name.endsWith("/") || (mode & FILE_TYPE) == FOLDER;
    }

    /** Whether it is a link, a device or the like. */
    boolean isSpecial() {
        int type = mode & FILE_TYPE;
        return type != 0 && type != REGULAR && type != FOLDER;
    }

    boolean isEncrypted() {
        return (flags & FLAG_ENCRYPTED) != 0 || method == METHOD_AES;
    }

    private static long next(ByteBuffer large, long otherwise) {
        return large.remaining() >= 8 ? large.getLong() : otherwise;
    }

    private static String text(byte[] name, int flags, int host, ByteBuffer extra) {
        ByteBuffer unicode = find(extra, EXTRA_NAME);
        String text;
        if ((flags & FLAG_UTF_8) != 0) {
            text = new String(name, StandardCharsets.UTF_8);
        } else if (unicode != null && unicode.remaining() > 5 && isOf(unicode, name)) {
            text = StandardCharsets.UTF_8
                    .decode(unicode.position(unicode.position() + 5))
                    .toString();
        } else {
            text = NameText.ofZip(name);
        }
        // some tools for Windows write its separators
        return host == HOST_DOS && text.indexOf('/') < 0 && !text.startsWith("\\") ? text.replace('\\', '/') : text;
    }

    /** Whether the Unicode name is that of this name, and not of one that it had before. */
    private static boolean isOf(ByteBuffer unicode, byte[] name) {
        CRC32 crc = new CRC32();
        crc.update(name);
        return unicode.getInt(unicode.position() + 1) == (int) crc.getValue();
    }

    private static @Nullable Long time(ByteBuffer fixed, ByteBuffer extra) {
        ByteBuffer unix = find(extra, EXTRA_TIME);
        if (unix != null && unix.remaining() >= 5 && (unix.get(unix.position()) & 1) != 0) {
            return unix.getInt(unix.position() + 1) * 1_000L;
        }
        ByteBuffer ntfs = find(extra, EXTRA_NTFS);
        if (ntfs != null && ntfs.remaining() >= 16 && ntfs.getShort(ntfs.position() + 4) == 1) {
            return Math.floorDiv(ntfs.getLong(ntfs.position() + 8), 10_000L) + NTFS_EPOCH_MILLIS;
        }
        return ofDos(Short.toUnsignedInt(fixed.getShort(14)), Short.toUnsignedInt(fixed.getShort(12)));
    }

    private static @Nullable Long ofDos(int date, int time) {
        try {
            long millis = LocalDateTime.of(
                            FIRST_YEAR + (date >> 9),
                            date >> 5 & 15,
                            date & 31,
                            time >> 11,
                            time >> 5 & 63,
                            Math.min(59, (time & 31) * 2))
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
            return millis == NO_TIME ? null : millis;
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** The extra field of this number, or null. */
    private static @Nullable ByteBuffer find(ByteBuffer extra, int number) {
        int at = 0;
        while (at + 4 <= extra.limit()) {
            int length = Short.toUnsignedInt(extra.getShort(at + 2));
            int start = at + 4;
            if (start + length > extra.limit()) {
                return null;
            }
            if (Short.toUnsignedInt(extra.getShort(at)) == number) {
                return extra.duplicate()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .position(start)
                        .limit(start + length);
            }
            at = start + length;
        }
        return null;
    }
}
