package io.drover.immich.feed;

import io.drover.feed.FeedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an acknowledgement that mean something here: {@code TYPE|…|updateId}. What is sent back is the whole.
 *
 * @param type the kind of lines that it is of
 * @param updateId the state of the row, a UUID that begins with a time; or another word
 */
record LineAck(String type, String updateId) {
    private static final int UUID_LENGTH = 36;
    private static final int VERSION_AT = 14;
    private static final int FIRST_MINUS_AT = 8;
    private static final int TIME_LENGTH = 13;

    static LineAck of(String ack) {
        int first = ack.indexOf('|');
        if (first < 1) {
            throw new FeedException(
                    "the stream holds an acknowledgement of another form than TYPE|ID, so that it cannot be"
                            + " read; a newer Drover may know this server's");
        }
        return new LineAck(ack.substring(0, first), ack.substring(ack.lastIndexOf('|') + 1));
    }

    /** When the row took this state; null where the id does not say. */
    @Nullable
    Instant time() {
        if (updateId.length() != UUID_LENGTH || updateId.charAt(VERSION_AT) != '7') {
            return null;
        }
        long millis = 0;
        for (int i = 0; i < TIME_LENGTH; i++) {
            if (i != FIRST_MINUS_AT) {
                int digit = Character.digit(updateId.charAt(i), 16);
                if (digit < 0) {
                    return null;
                }
                millis = millis << 4 | digit;
            }
        }
        return Instant.ofEpochMilli(millis);
    }
}
