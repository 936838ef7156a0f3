package io.drover.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes small files with the headers that phones write: JPEG and HEIC with EXIF data and Apple's maker note, and QuickTime
 * movies. What is not said is not in them. Files of different seeds have different bytes.
 */
public final class PhotoFile {
    private static final int ASCII = 2;
    private static final int LONG = 4;
    private static final int UNDEFINED = 7;

    private final int seed;
    private @Nullable String taken;
    private @Nullable String offset;
    private @Nullable String contentId;
    private @Nullable Instant made;
    private long videoBytes = 64;

    private PhotoFile(int seed) {
        this.seed = seed;
    }

    public static PhotoFile seed(int seed) {
        return new PhotoFile(seed);
    }

    /** @param time {@code 2024:05:01 10:00:00} in pictures, {@code 2024-05-01T10:00:00+0200} in movies */
    public PhotoFile taken(String time) {
        this.taken = time;
        return this;
    }

    /** Of a picture's time: {@code +02:00}. */
    public PhotoFile offset(String newOffset) {
        this.offset = newOffset;
        return this;
    }

    public PhotoFile contentId(@Nullable String id) {
        this.contentId = id;
        return this;
    }

    /** When a movie was made, as its header says. */
    public PhotoFile made(Instant time) {
        this.made = time;
        return this;
    }

    /** How large the video in a movie is. */
    public PhotoFile videoBytes(long bytes) {
        this.videoBytes = bytes;
        return this;
    }

    public byte[] jpeg() {
        byte[] exif = concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif());
        return concat(
                hex("ffd8"),
                segment(0xe0, "JFIF\0".getBytes(StandardCharsets.US_ASCII)),
                segment(0xe1, "http://ns.adobe.com/xap/1.0/\0<x/>".getBytes(StandardCharsets.US_ASCII)),
                segment(0xe1, exif),
                segment(0xfe, ("picture " + seed).getBytes(StandardCharsets.US_ASCII)),
                hex("ffda0002ffd9"));
    }

    /** The EXIF data by itself: a small TIFF file. */
    public byte[] exif() {
        List<byte[]> entries = new ArrayList<>();
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        int count = (taken == null ? 0 : 1) + (offset == null ? 0 : 1) + (contentId == null ? 0 : 1);
        int valuesAt = 26 + 2 + count * 12 + 4;
        if (taken != null) {
            entries.add(entry(0x9003, ASCII, text(taken), valuesAt, values));
        }
        if (offset != null) {
            entries.add(entry(0x9011, ASCII, text(offset), valuesAt, values));
        }
        if (contentId != null) {
            entries.add(entry(0x927c, UNDEFINED, makernote(contentId), valuesAt, values));
        }
        byte[] pointer = entry(0x8769, LONG, int4(26), 0, new ByteArrayOutputStream());
        return concat(
                "MM".getBytes(StandardCharsets.US_ASCII),
                hex("002a00000008"),
                directory(List.of(pointer)),
                directory(entries),
                values.toByteArray());
    }

    public byte[] heic() {
        byte[] exif = concat(int4(6), "Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif());
        byte[] start = box("ftyp", "heic\0\0\0\0mif1heic".getBytes(StandardCharsets.US_ASCII));
        int metaSize = heicMeta(0, exif.length).length;
        byte[] picture = ("picture " + seed).getBytes(StandardCharsets.US_ASCII);
        int exifAt = start.length + metaSize + 8 + picture.length;
        return concat(start, heicMeta(exifAt, exif.length), box("mdat", picture, exif));
    }

    private static byte[] heicMeta(int exifAt, int exifLength) {
        byte[] picture = box("infe", hex("02000000"), hex("00010000"), text("hvc1"));
        byte[] exif = box("infe", hex("02000000"), hex("00020000"), text("Exif"));
        byte[] places = concat(
                hex("00000000"),
                hex("4400"),
                hex("0002"),
                hex("000100000001"),
                int4(0),
                int4(0),
                hex("000200000001"),
                int4(exifAt),
                int4(exifLength));
        return box(
                "meta",
                hex("00000000"),
                box("hdlr", new byte[20]),
                box("iinf", hex("000000000002"), picture, exif),
                box("iloc", places));
    }

    /** A movie as iPhones write it: what it says of itself stands behind the video. */
    public byte[] mov() {
        byte[] video = new byte[(int) videoBytes];
        ByteBuffer.wrap(video).putInt(seed);
        return concat(movStart(), box("mdat", video), movEnd());
    }

    /** What stands in front of the video. */
    public byte[] movStart() {
        return concat(box("ftyp", "qt  \0\0\0\0qt  ".getBytes(StandardCharsets.US_ASCII)), box("wide"));
    }

    /** What stands behind it. */
    public byte[] movEnd() {
        long seconds = made == null ? 0 : made.getEpochSecond() + 2_082_844_800L;
        byte[] header = box("mvhd", hex("00000000"), int4((int) seconds), new byte[92]);
        List<byte[]> keys = new ArrayList<>();
        List<byte[]> items = new ArrayList<>();
        add("com.apple.quicktime.make", "Apple", keys, items);
        add("com.apple.quicktime.content.identifier", contentId, keys, items);
        add("com.apple.quicktime.creationdate", taken, keys, items);
        byte[] meta = box(
                "meta",
                box("hdlr", new byte[24]),
                box("keys", int4(0), int4(keys.size()), concat(keys.toArray(new byte[0][]))),
                box("ilst", concat(items.toArray(new byte[0][]))));
        return box("moov", header, box("trak", new byte[100]), meta);
    }

    private static void add(String key, @Nullable String value, List<byte[]> keys, List<byte[]> items) {
        if (value == null) {
            return;
        }
        keys.add(box("mdta", key.getBytes(StandardCharsets.US_ASCII)));
        byte[] data = box("data", int4(1), int4(0), value.getBytes(StandardCharsets.US_ASCII));
        items.add(concat(int4(8 + data.length), int4(keys.size()), data));
    }

    private static byte[] makernote(String id) {
        byte[] name = "Apple iOS\0\0\1MM".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        byte[] entry = entry(0x0011, ASCII, text(id), name.length + 2 + 12 + 4, values);
        return concat(name, directory(List.of(entry)), values.toByteArray());
    }

    private static byte[] directory(List<byte[]> entries) {
        return concat(int2(entries.size()), concat(entries.toArray(new byte[0][])), int4(0));
    }

    /** @param valuesAt where the values that do not fit into their entries begin */
    private static byte[] entry(int tag, int type, byte[] value, int valuesAt, ByteArrayOutputStream values) {
        int count = type == LONG ? value.length / 4 : value.length;
        byte[] place = value;
        if (value.length > 4) {
            place = int4(valuesAt + values.size());
            values.writeBytes(value);
        }
        return concat(int2(tag), int2(type), int4(count), Arrays.copyOf(place, 4));
    }

    private static byte[] segment(int marker, byte[] content) {
        return concat(new byte[] {(byte) 0xff, (byte) marker}, int2(content.length + 2), content);
    }

    static byte[] box(String type, byte[]... content) {
        byte[] all = concat(content);
        return concat(int4(8 + all.length), type.getBytes(StandardCharsets.US_ASCII), all);
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] int4(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    private static byte[] int2(int number) {
        return ByteBuffer.allocate(2).putShort((short) number).array();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
