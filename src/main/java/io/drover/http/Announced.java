package io.drover.http;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the first answer has promised, which every other one about the same file must fit.
 *
 * @param etag the state of the file
 * @param first the place in the file of the first byte
 * @param end the place behind the last byte
 * @param total the bytes of the whole file, or -1 when the server does not say
 */
record Announced(@Nullable String etag, long first, long end, long total) {
    static Announced by(ContentHead head) {
        ContentRange range = head.range();
        return range == null
                ? new Announced(head.etag(), 0, head.length(), head.length())
                : new Announced(head.etag(), range.first(), range.last() + 1, range.total());
    }

    /** What does not fit in an answer that should begin at this place, as a clause, or null. */
    @Nullable
    String mismatch(long position, ContentHead next) {
        if (!Objects.equals(etag, next.etag())) {
            return "the file has changed on the server: its ETag was " + etag + " and is now " + next.etag();
        }
        ContentRange range = next.range();
        if (range != null) {
            ContentRange wanted = new ContentRange(position, end - 1, total);
            boolean fits = range.equals(wanted) && (next.length() < 0 || next.length() == wanted.length());
            return fits ? null : "the server sends " + range + " where " + wanted + " was asked for";
        }
        if (next.status() != 200) {
            return "the server answers with status " + next.status() + " and does not say which bytes it sends";
        }
        boolean fits = total < 0 || next.length() < 0 || next.length() == total;
        return fits ? null : "the file has changed on the server: it had " + total + " bytes and has " + next.length();
    }
}
