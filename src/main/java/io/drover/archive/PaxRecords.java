package io.drover.archive;

import io.drover.ingest.DamagedFileException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a tar of the newer kind says of the next member besides its header: lines of {@code LENGTH KEY=VALUE}. */
final class PaxRecords {
    private static final int MOST_DIGITS = 30;

    private final Map<String, byte[]> values = new HashMap<>();

    static PaxRecords parse(byte[] content) throws DamagedFileException {
        PaxRecords records = new PaxRecords();
        int at = 0;
        while (at < content.length && content[at] != 0) {
            int space = indexOf(content, ' ', at, content.length);
            long length = number(new String(content, at, space - at, StandardCharsets.US_ASCII));
            if (length <= space - at || length > content.length - at) {
                throw TarHeader.damaged();
            }
            int end = at + (int) length;
            int equals = indexOf(content, '=', space, end);
            String key = new String(content, space + 1, equals - space - 1, StandardCharsets.UTF_8);
            records.values.put(key, Arrays.copyOfRange(content, equals + 1, end - 1));
            at = end;
        }
        return records;
    }

    byte @Nullable [] path() {
        return values.get("path");
    }

    @Nullable
    Long size() throws DamagedFileException {
        byte[] size = values.get("size");
        return size == null ? null : (Long) number(new String(size, StandardCharsets.US_ASCII));
    }

    /** Milliseconds since 1970. */
    @Nullable
    Long modifiedMillis() throws DamagedFileException {
        byte[] time = values.get("mtime");
        if (time == null) {
            return null;
        }
        String text = new String(time, StandardCharsets.US_ASCII);
        try {
            if (text.length() <= MOST_DIGITS && text.indexOf('e') < 0 && text.indexOf('E') < 0) {
                return new BigDecimal(text).movePointRight(3).longValue();
            }
        } catch (NumberFormatException wrong) {
            throw TarHeader.damaged();
        }
        throw TarHeader.damaged();
    }

    boolean sparse() {
        return values.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse"));
    }

    private static int indexOf(byte[] content, char wanted, int from, int to) throws DamagedFileException {
        for (int at = from; at < to; at++) {
            if (content[at] == wanted) {
                return at;
            }
        }
        throw TarHeader.damaged();
    }

    private static long number(String digits) throws DamagedFileException {
        try {
            long number = Long.parseLong(digits);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            throw TarHeader.damaged();
        }
        throw TarHeader.damaged();
    }
}
