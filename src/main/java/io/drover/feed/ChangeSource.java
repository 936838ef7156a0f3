package io.drover.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where changes come from. One thread at a time reads; {@link #confirm} may be called by another one meanwhile. */
public interface ChangeSource {

    /**
     * Who tells the changes, a URI reference without secrets; may ask the server, and throws what that throws. A cursor
     * is never used with another source.
     */
    String id();

    /** How the types of its events begin, such as {@code app.immich}. */
    String domain();

    /** All that decides what is told (types, filters …), in words, to be compared. A cursor is never used with another one. */
    String filter();

    /**
     * Begins to read.
     *
     * @param most changes in a piece
     * @throws RuntimeException what went wrong, in one sentence; the next run tries again
     */
    ChangeReader open(Cursor cursor, int most);

    /**
     * Every sink has all changes up to this position, durably: acknowledgements can be sent. Called again with the same
     * position after a crash, and never with an older one but after a rewind.
     *
     * @throws RuntimeException what went wrong; called again after a pause
     */
    void confirm(String position);

    /**
     * The feed forgets everything: what the source keeps of it, here and elsewhere, is given up.
     *
     * @throws RuntimeException what could not be done, in one sentence; the rest is done
     */
    default void forget() {}

    /** Things that are there for others alone, among those that it tells now. */
    default List<Tie> ties() {
        return List.of();
    }

    /**
     * Where to go on so that everything is compared anew, after what was told as everything up to this position was not
     * taken for it: too much would have been gone. Null is where the feed is, for a source that tells deletions itself.
     */
    default @Nullable String anew(String position) {
        return null;
    }
}
