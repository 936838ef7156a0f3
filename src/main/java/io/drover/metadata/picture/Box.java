package io.drover.metadata.picture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One box of an ISO base media file (QuickTime, MP4, HEIF, AVIF), whose content is other boxes or data.
 *
 * @param type four letters
 * @param start where its content begins
 * @param end where it ends, never behind what it is in
 */
record Box(String type, long start, long end) {
    /** Who has more than these beside one another means no good. */
    private static final int MOST = 10_000;

    private static final int TO_THE_END = 0;
    private static final int LONG_SIZE = 1;

    /** The whole file. */
    static Box all(ChannelBytes bytes) {
        return new Box("", 0, bytes.size());
    }

    /** What looks at the boxes in another. */
    interface Visitor {
        /** @return whether to go on */
        boolean visit(Box box) throws IOException;
    }

    /** The first box of this type in this one, or null. */
    @Nullable
    Box find(ChannelBytes bytes, String wanted) throws IOException {
        Box[] found = {null};
        visit(bytes, box -> {
            found[0] = box.type().equals(wanted) ? box : null;
            return found[0] == null;
        });
        return found[0];
    }

    /** The same without the first bytes of its content. */
    Box skip(int bytes) {
        return new Box(type, start + bytes, end);
    }

    /** Visits the boxes in this one, one after the other; what is no box ends it. */
    void visit(ChannelBytes bytes, Visitor visitor) throws IOException {
        long at = start;
        for (int count = 0; count < MOST && at + 8 <= end; count++) {
            Box box = read(bytes, at);
            if (box == null || !visitor.visit(box)) {
                return;
            }
            at = box.end();
        }
    }

    private @Nullable Box read(ChannelBytes bytes, long at) throws IOException {
        long size = bytes.number(at, 4);
        int header = 8;
        if (size == LONG_SIZE) {
            size = bytes.number(at + 8, 8);
            header = 16;
        } else if (size == TO_THE_END) {
            size = end - at;
        }
        if (size < header || size > end - at) {
            return null;
        }
        return new Box(bytes.letters(at + 4), at + header, at + size);
    }
}
