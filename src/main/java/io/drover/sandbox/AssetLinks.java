package io.drover.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which assets belong to which albums or tags, known from both sides. Its owner keeps it from other threads. */
final class AssetLinks {
    private final Map<String, Set<String>> assetsOf = new HashMap<>();
    private final Map<String, Set<String>> holdersOf = new HashMap<>();

    boolean has(String holder, String asset) {
        return assetsOf.getOrDefault(holder, Set.of()).contains(asset);
    }

    /** Links the two; tells whether they were not. */
    boolean add(String holder, String asset) {
        holdersOf.computeIfAbsent(asset, unused -> new LinkedHashSet<>()).add(holder);
        return assetsOf.computeIfAbsent(holder, unused -> new LinkedHashSet<>()).add(asset);
    }

    /** Takes the two apart; tells whether they were linked. */
    boolean remove(String holder, String asset) {
        return dropped(holdersOf, asset, holder) && dropped(assetsOf, holder, asset);
    }

    private static boolean dropped(Map<String, Set<String>> map, String key, String value) {
        Set<String> values = map.get(key);
        if (values == null || !values.remove(value)) {
            return false;
        }
        if (values.isEmpty()) {
            map.remove(key);
        }
        return true;
    }

    /** The assets of an album or a tag, in the order of their linking. */
    List<String> assetsOf(String holder) {
        return new ArrayList<>(assetsOf.getOrDefault(holder, Set.of()));
    }

    /** The albums or tags of an asset, in the order of their linking. */
    List<String> holdersOf(String asset) {
        return new ArrayList<>(holdersOf.getOrDefault(asset, Set.of()));
    }

    void removeHolder(String holder) {
        assetsOf(holder).forEach(asset -> remove(holder, asset));
    }
}
