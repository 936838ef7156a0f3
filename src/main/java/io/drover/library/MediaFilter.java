package io.drover.library;

import io.drover.ingest.MediaTypes;
import io.drover.text.ByteSize;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which pictures and films of a library count, by size and type. Sidecars follow their photo.
 *
 * @param smallest fewest bytes
 * @param largest most bytes
 * @param types image, video, raw and extensions with their dot, in lower case; empty: all
 * @param minSize what was written for the smallest
 * @param maxSize what was written for the largest
 */
record MediaFilter(long smallest, long largest, Set<String> types, String minSize, String maxSize) {
    private static final String IMAGE = "image";
    private static final String VIDEO = "video";
    private static final String RAW = "raw";

    /** @throws LibraryException naming the option, its value and what is allowed */
    static MediaFilter parse(@Nullable String minSize, @Nullable String maxSize, @Nullable String types) {
        String min = minSize == null ? "" : minSize.strip();
        String max = maxSize == null ? "" : maxSize.strip();
        long smallest = min.isEmpty() ? 0 : bytes("minSize", min);
        long largest = max.isEmpty() ? Long.MAX_VALUE : bytes("maxSize", max);
        if (smallest > largest) {
            throw new LibraryException("minSize: " + min + " is more than maxSize=" + max + ": no file would count");
        }
        Set<String> wanted = Arrays.stream((types == null ? "" : types).split(","))
                .map(type -> type.strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty())
                .map(MediaFilter::requireType)
                .collect(Collectors.toUnmodifiableSet());
        return new MediaFilter(smallest, largest, wanted, min, max);
    }

    /** Whether this type of picture or film counts. */
    boolean takes(String name, MediaTypes.Kind kind) {
        return types.isEmpty()
                || types.contains(kind == MediaTypes.Kind.VIDEO ? VIDEO : IMAGE)
                || types.contains(MediaTypes.extensionOf(name))
                || types.contains(RAW) && RawFormats.include(name);
    }

    /** Why this picture or film is left out, or null when it counts. @param size bytes */
    @Nullable
    String reasonAgainst(String name, MediaTypes.Kind kind, long size) {
        if (!takes(name, kind)) {
            return "none of types=" + types.stream().sorted().collect(Collectors.joining(","));
        }
        if (size < smallest) {
            return "smaller than minSize=" + minSize;
        }
        return size > largest ? "larger than maxSize=" + maxSize : null;
    }

    private static long bytes(String option, String size) {
        try {
            return ByteSize.parse(size);
        } catch (IllegalArgumentException e) {
            throw new LibraryException(option + ": " + e.getMessage(), e);
        }
    }

    private static String requireType(String type) {
        boolean extension = type.length() > 1 && type.lastIndexOf('.') == 0;
        if (!extension && !Set.of(IMAGE, VIDEO, RAW).contains(type)) {
            throw new LibraryException("types: '" + type
                    + "' is none of image (raw included), video, raw, or an extension with its dot such as .heic");
        }
        return type;
    }
}
