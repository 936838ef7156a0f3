package io.drover.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source tells of one thing, before it has a place in the feed.
 *
 * @param type what kind of thing, one word such as {@code asset}
 * @param key names the thing in its source for ever, with the type: {@code asset/UUID}
 * @param operation {@link Operation#UPSERT} or {@link Operation#DELETE}
 * @param time when it happened, as far as the source says
 * @param version tells this state of the thing from every other; equal versions of a key are the same change
 * @param data the thing as JSON, as received; null for a deletion of which nothing is told
 * @param reason why it is told: {@code cascade} or {@code absent} where the source did not say it itself, else the source's
 *     word for it, such as {@code unpublished}, or null
 * @param parents keys of what the thing belongs to, at most two: with any of them it is gone, too
 */
public record SourceChange(
        String type,
        String key,
        Operation operation,
        @Nullable Instant time,
        String version,
        @Nullable String data,
        @Nullable String reason,
        List<String> parents) {

    /** A thing that is there. */
    public static SourceChange upsert(
            String type, String key, @Nullable Instant time, String version, String data, List<String> parents) {
        return new SourceChange(type, key, Operation.UPSERT, time, version, data, null, parents);
    }

    /** A thing that is gone. */
    public static SourceChange delete(
            String type, String key, @Nullable Instant time, String version, @Nullable String data) {
        return new SourceChange(type, key, Operation.DELETE, time, version, data, null, List.of());
    }

    /** The same with another version. */
    SourceChange inVersion(String other) {
        return new SourceChange(type, key, operation, time, other, data, reason, parents);
    }

    /** Without the data, which may be private. */
    @Override
    public String toString() {
        return operation.label() + " " + key + " (" + version + ")";
    }
}
