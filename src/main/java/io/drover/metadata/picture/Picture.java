package io.drover.metadata.picture;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a picture or a video say.
 *
 * @param captured when it was taken, or null when they do not say
 * @param contentId Apple's identifier of a live photo, the same in its still and its video, upper case; null without one
 */
public record Picture(@Nullable Capture captured, @Nullable String contentId) {
    /** Of a file that says nothing, or cannot be read. */
    public static final Picture UNKNOWN = new Picture(null, null);

    private static final int LONGEST_ID = 100;

    /** @param contentId as it stands in the file, with whatever is around it */
    static Picture of(@Nullable Capture captured, @Nullable String contentId) {
        String id = contentId == null ? "" : contentId.replace('\0', ' ').strip();
        boolean usable = !id.isEmpty() && id.length() <= LONGEST_ID;
        return new Picture(captured, usable ? id.toUpperCase(Locale.ROOT) : null);
    }
}
