package io.drover.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** The APP1 segment of a JPEG that says when and with what a picture was taken. */
final class ExifSegment {
    private static final DateTimeFormatter EXIF_TIME = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");
    private static final byte[] SIGNATURE = {'E', 'x', 'i', 'f', 0, 0};
    private static final int TIFF_HEADER = 8;
    private static final int ENTRY = 12;
    private static final short ASCII = 2;
    private static final short LONG = 4;
    private static final short MAKE = 0x010f;
    private static final short MODEL = 0x0110;
    private static final short EXIF_DIRECTORY = (short) 0x8769;
    private static final short DATE_TIME_ORIGINAL = (short) 0x9003;

    private ExifSegment() {}

    /**
     * Puts the segment behind a JPEG's first marker.
     *
     * @param jpeg begins with FF D8
     * @param make more than three ASCII characters, as is the model
     */
    static byte[] insert(byte[] jpeg, String make, String model, LocalDateTime taken) {
        byte[] segment = segment(make, model, taken);
        return ByteBuffer.allocate(jpeg.length + segment.length)
                .put(jpeg, 0, 2)
                .put(segment)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] segment(String make, String model, LocalDateTime taken) {
        byte[] makeText = text(make);
        byte[] modelText = text(model);
        byte[] timeText = text(taken.format(EXIF_TIME));
        int first = TIFF_HEADER;
        int second = first + directorySize(3);
        int texts = second + directorySize(1);
        int tiff = texts + makeText.length + modelText.length + timeText.length;
        int length = 2 + SIGNATURE.length + tiff;
        ByteBuffer buffer = ByteBuffer.allocate(2 + length);
        buffer.putShort((short) 0xffe1).putShort((short) length).put(SIGNATURE);
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        buffer.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(first);
        buffer.putShort((short) 3);
        entry(buffer, MAKE, ASCII, makeText.length, texts);
        entry(buffer, MODEL, ASCII, modelText.length, texts + makeText.length);
        entry(buffer, EXIF_DIRECTORY, LONG, 1, second);
        buffer.putInt(0);
        buffer.putShort((short) 1);
        entry(buffer, DATE_TIME_ORIGINAL, ASCII, timeText.length, texts + makeText.length + modelText.length);
        buffer.putInt(0);
        return buffer.put(makeText).put(modelText).put(timeText).array();
    }

    private static int directorySize(int entries) {
        return 2 + entries * ENTRY + 4;
    }

    private static void entry(ByteBuffer buffer, short tag, short type, int count, int value) {
        buffer.putShort(tag).putShort(type).putInt(count).putInt(value);
    }

    private static byte[] text(String text) {
        return (text + '\0').getBytes(StandardCharsets.US_ASCII);
    }
}
