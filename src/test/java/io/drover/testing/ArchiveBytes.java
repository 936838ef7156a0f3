package io.drover.testing;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives in memory, as another library than ours writes them. */
public final class ArchiveBytes {
    /** The time of each member. */
    public static final Instant TIME = Instant.parse("2019-07-14T10:20:30Z");

    private ArchiveBytes() {}

    /** The bytes of a text. */
    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A zip of these members, deflated. */
    public static byte[] zip(Map<String, byte[]> members) {
        return zip(members, ZipArchiveEntry.DEFLATED);
    }

    /** A zip of these members. @param method of the format */
    public static byte[] zip(Map<String, byte[]> members, int method) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ZipArchiveEntry entry = new ZipArchiveEntry(member.getKey());
                entry.setLastModifiedTime(FileTime.from(TIME));
                entry.setMethod(method);
                entry.setSize(member.getValue().length);
                CRC32 crc = new CRC32();
                crc.update(member.getValue());
                entry.setCrc(crc.getValue());
                zip.putArchiveEntry(entry);
                zip.write(member.getValue());
                zip.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A tar of these members. */
    public static byte[] tar(Map<String, byte[]> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey(), true);
                entry.setLastModifiedTime(FileTime.from(TIME));
                entry.setSize(member.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(member.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same, packed by gzip. */
    public static byte[] gzip(byte[] content) {
        return packed(content, GZIPOutputStream::new);
    }

    /** The same, packed by zstd. */
    public static byte[] zstd(byte[] content) {
        return packed(content, ZstdOutputStream::new);
    }

    private interface Packer {
        OutputStream over(OutputStream target) throws IOException;
    }

    private static byte[] packed(byte[] content, Packer packer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packing = packer.over(bytes)) {
            packing.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A tar's header of this name, type and size, with no more in it. */
    public static byte[] tarHeader(String name, char type, long size) {
        byte[] block = new byte[512];
        byte[] text = text(name);
        System.arraycopy(text, 0, block, 0, Math.min(100, text.length));
        put(block, 100, "0000644");
        if (size > 077777777777L) {
            block[124] = (byte) 0x80;
            for (int at = 135; at > 127; at--) {
                block[at] = (byte) (size >> 8 * (135 - at));
            }
        } else {
            put(block, 124, String.format("%011o", size));
        }
        put(block, 136, String.format("%011o", TIME.getEpochSecond()));
        block[156] = (byte) type;
        put(block, 257, "ustar");
        put(block, 263, "00");
        put(block, 148, "        ");
        int sum = 0;
        for (byte one : block) {
            sum += one & 0xff;
        }
        put(block, 148, String.format("%06o", sum));
        block[154] = 0;
        return block;
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text(text);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }
}
