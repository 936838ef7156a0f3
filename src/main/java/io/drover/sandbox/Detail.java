package io.drover.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a library holds beside assets, albums, tags and stacks, and of which the sandbox tells in the stream alone.
 *
 * <p>It never changes: a store holds the next state of it in its place.
 */
sealed interface Detail permits Person, Face, Memory, MemoryAsset, ImageEdit, RecognizedText, UserSetting {

    /** The id of the user whose it is. */
    String owner();

    /** What names it among those of its kind; the asset that it belongs to, if any, comes last. */
    List<String> key();

    /** The asset without which it cannot be, or null. */
    default @Nullable String asset() {
        return null;
    }
}
