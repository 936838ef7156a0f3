package io.drover.library;

import io.drover.livephoto.HalfKind;
import io.drover.livephoto.HalfPlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which still and which video of a folder may be halves of a live photo: they have the same name but for the extension,
 * whatever their case and however letters are composed. Of several stills HEIC comes first, of several videos MOV; the
 * others belong to nobody by their name. Whether two belong together is found out when they are read.
 */
final class Pairs {
    /** A folder without any. */
    static final Pairs NONE = new Pairs();

    private final Map<String, String> videoOf = new HashMap<>();
    private final Map<String, String> stillOf = new HashMap<>();

    private Pairs() {}

    /** @param names of stills and videos, all of one folder */
    static Pairs match(Collection<String> names) {
        Map<String, List<String>> groups = new HashMap<>();
        for (String name : names) {
            groups.computeIfAbsent(HalfPlace.key(name), key -> new ArrayList<>(2))
                    .add(name);
        }
        Pairs pairs = new Pairs();
        groups.values().forEach(group -> {
            String still = first(group, HalfKind.STILL);
            String video = first(group, HalfKind.VIDEO);
            if (still != null && video != null) {
                pairs.join(still, video);
            }
        });
        return pairs;
    }

    boolean isEmpty() {
        return videoOf.isEmpty();
    }

    /** The pairs of which both names are among these. */
    Pairs among(Set<String> names) {
        Pairs some = new Pairs();
        videoOf.forEach((still, video) -> {
            if (names.contains(still) && names.contains(video)) {
                some.join(still, video);
            }
        });
        return some;
    }

    /** The video of this still, or null. */
    @Nullable
    String videoOf(String still) {
        return videoOf.get(still);
    }

    /** The still of this video, or null. */
    @Nullable
    String stillOf(String video) {
        return stillOf.get(video);
    }

    /** The other half of a still or a video, or null. */
    @Nullable
    String partnerOf(String name) {
        String video = videoOf(name);
        return video == null ? stillOf(name) : video;
    }

    private void join(String still, String video) {
        videoOf.put(still, video);
        stillOf.put(video, still);
    }

    private static @Nullable String first(List<String> names, HalfKind kind) {
        return names.stream()
                .filter(name -> HalfKind.of(name) == kind)
                .min(Comparator.<String>comparingInt(kind::rank).thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }
}
