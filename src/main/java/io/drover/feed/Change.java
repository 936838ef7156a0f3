package io.drover.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One change in its place in the feed.
 *
 * @param source who tells it, a URI reference without secrets, such as {@code /immich/users/UUID}
 * @param type what kind of thing, one word such as {@code asset}; {@code feed} for reset and complete
 * @param key names the thing in its source for ever
 * @param time when it happened, as far as the source says
 * @param version tells this state of the thing from every other
 * @param generation counts the times that all was compared anew, from 1
 * @param sequence the place in the feed, from 1; grows by one, over all generations
 * @param data the thing as JSON, as received, or null
 * @param reason why it is told, where the source did not say it itself or has a word for it, or null
 */
public record Change(
        String source,
        String type,
        String key,
        Operation operation,
        @Nullable Instant time,
        String version,
        long generation,
        long sequence,
        @Nullable String data,
        @Nullable String reason) {
    private static final int ID_BYTES = 16;

    /** Gives a source's change its place. */
    public static Change of(SourceChange told, String source, long generation, long sequence) {
        return new Change(
                source,
                told.type(),
                told.key(),
                told.operation(),
                told.time(),
                told.version(),
                generation,
                sequence,
                told.data(),
                told.reason());
    }

    /** The same in another place. */
    Change at(long otherGeneration, long place) {
        return new Change(source, type, key, operation, time, version, otherGeneration, place, data, reason);
    }

    /** Names this change for ever: equal for every repetition of it, and for no other. 32 hex digits. */
    public String id() {
        MessageDigest digest = Hash.sha256();
        for (String part : new String[] {source, key, operation.label(), version}) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }

    /** Without the data, which may be private. */
    @Override
    public String toString() {
        return sequence + " " + operation.label() + " " + key;
    }
}
