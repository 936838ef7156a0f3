package io.drover.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How Immich spells the types of the stream. */
final class SyncLabels {
    private SyncLabels() {}

    /** {@code AssetDeleteV1} for {@code ASSET_DELETE_V1}. */
    static String of(String constant) {
        return Arrays.stream(constant.split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
