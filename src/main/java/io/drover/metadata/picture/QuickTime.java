package io.drover.metadata.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a video says of itself: what the camera wrote beside it ({@code com.apple.quicktime.creationdate}, with its
 * offset), else when the movie was made, which is in UTC. Goes from box to box; the video itself is not read.
 */
final class QuickTime {
    private static final String DATE = "com.apple.quicktime.creationdate";
    private static final String CONTENT_ID = "com.apple.quicktime.content.identifier";

    /** Seconds from 1904-01-01, where the format counts from, to 1970-01-01. */
    private static final long EPOCH = 2_082_844_800L;

    private static final int MOST_KEYS = 1_000;
    private static final int LONGEST_TEXT = 1_000;

    private final ChannelBytes bytes;

    private QuickTime(ChannelBytes bytes) {
        this.bytes = bytes;
    }

    static Picture read(ChannelBytes bytes) throws IOException {
        return new QuickTime(bytes).read();
    }

    private Picture read() throws IOException {
        Box movie = Box.all(bytes).find(bytes, "moov");
        if (movie == null) {
            return Picture.UNKNOWN;
        }
        Map<String, String> items = items(movie);
        Capture captured = CaptureText.iso(items.get(DATE));
        return Picture.of(captured == null ? made(movie) : captured, items.get(CONTENT_ID));
    }

    private @Nullable Capture made(Box movie) throws IOException {
        Box header = movie.find(bytes, "mvhd");
        if (header == null) {
            return null;
        }
        int width = bytes.at(header.start()) == 1 ? 8 : 4;
        long seconds = bytes.number(header.start() + 4, width);
        // cameras without a clock write 0 or 1970
        return seconds <= EPOCH || seconds > EPOCH * 4
                ? null
                : new Capture.Moment(Instant.ofEpochSecond(seconds - EPOCH));
    }

    private Map<String, String> items(Box movie) throws IOException {
        Box meta = movie.find(bytes, "meta");
        if (meta == null) {
            return Map.of();
        }
        // MP4 has four bytes of version and flags here, QuickTime none
        Box content = meta.end() - meta.start() >= 8
                        && bytes.letters(meta.start() + 4).equals("hdlr")
                ? meta
                : meta.skip(4);
        Box keys = content.find(bytes, "keys");
        Box list = content.find(bytes, "ilst");
        return keys == null || list == null ? Map.of() : items(keys(keys), list);
    }

    private Map<Long, String> keys(Box box) throws IOException {
        Map<Long, String> keys = new HashMap<>();
        long at = box.start() + 8;
        for (long index = 1; index <= MOST_KEYS && at + 8 <= box.end(); index++) {
            long size = bytes.number(at, 4);
            if (size < 8 || size > box.end() - at) {
                break;
            }
            if (size - 8 <= LONGEST_TEXT) {
                keys.put(index, text(at + 8, size - 8));
            }
            at += size;
        }
        return keys;
    }

    private Map<String, String> items(Map<Long, String> keys, Box list) throws IOException {
        Map<String, String> items = new HashMap<>();
        list.visit(bytes, item -> {
            String key = keys.get(bytes.number(item.start() - 4, 4));
            Box data = DATE.equals(key) || CONTENT_ID.equals(key) ? item.find(bytes, "data") : null;
            if (key != null && data != null && data.end() - data.start() - 8 <= LONGEST_TEXT) {
                items.putIfAbsent(key, text(data.start() + 8, data.end() - data.start() - 8));
            }
            return true;
        });
        return items;
    }

    private String text(long position, long length) throws IOException {
        return new String(bytes.bytes(position, (int) Math.max(0, length)), StandardCharsets.UTF_8);
    }
}
