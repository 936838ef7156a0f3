package io.drover.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a source tells.
 *
 * @param opening a new generation begins with the first of the changes, or null
 * @param changes in the order in which they were told; may be empty
 * @param position where to go on after them, in words of the source; null when that is not possible here
 * @param end whether another piece follows
 */
public record Piece(
        @Nullable Opening opening,
        List<SourceChange> changes,
        @Nullable String position,
        End end) {

    /** What follows a piece. */
    public enum End {
        /** Another piece of the same reading. */
        MORE,
        /** Nothing: everything was told. */
        COMPLETE,
        /** Nothing now: once this one is confirmed, another reading goes on. */
        AGAIN
    }

    /**
     * Why a new generation begins. What is not told in it again until it is complete is gone.
     *
     * @param reason a clause, such as {@code the server asked to begin anew}
     * @param announced whether the sinks hear of it
     */
    public record Opening(String reason, boolean announced) {}

    /** Changes on the way. */
    public static Piece of(List<SourceChange> changes, @Nullable String position) {
        return new Piece(null, changes, position, End.MORE);
    }
}
