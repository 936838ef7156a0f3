package io.drover.library;

import io.drover.ingest.MediaTypes;
import io.drover.text.Composed;
import io.drover.text.PathText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which XMP file of a folder belongs to which photo. Names are compared without regard to case.
 *
 * <ol>
 *   <li>{@code photo.jpg.xmp} belongs to {@code photo.jpg}.
 *   <li>{@code photo.xmp} belongs to the raw file of that name, whatever stands beside it; a raw file that has its
 *       {@code photo.dng.xmp} takes no second one.
 *   <li>Without a raw file it belongs to a still of that name, else to a video, that has no sidecar yet; of several to
 *       the first by name.
 * </ol>
 */
final class Sidecars {
    /** A folder without any. */
    static final Sidecars NONE = new Sidecars(new MediaTypes(Set.of(), Set.of(), Set.of()));

    private final MediaTypes types;
    private final Map<String, List<String>> photosByName = new HashMap<>();
    private final Map<String, List<String>> photosByBase = new HashMap<>();
    private final Map<String, String> sidecarOf = new HashMap<>();
    private final Map<String, String> photoOf = new HashMap<>();

    private Sidecars(MediaTypes types) {
        this.types = types;
    }

    /** @param photos names of images and videos @param sidecars names of sidecars, all of one folder */
    static Sidecars match(MediaTypes types, Collection<String> photos, Collection<String> sidecars) {
        Sidecars matched = new Sidecars(types);
        if (sidecars.isEmpty()) {
            return matched;
        }
        for (String photo : photos) {
            matched.photosByName
                    .computeIfAbsent(key(photo), key -> new ArrayList<>(1))
                    .add(photo);
            matched.photosByBase
                    .computeIfAbsent(key(stem(photo)), key -> new ArrayList<>(1))
                    .add(photo);
        }
        List<String> sorted = sidecars.stream().sorted().toList();
        sorted.forEach(sidecar -> matched.matchName(sidecar));
        sorted.stream().filter(sidecar -> !matched.photoOf.containsKey(sidecar)).forEach(matched::matchBase);
        return matched;
    }

    /** The sidecar of this photo, or null. */
    @Nullable
    String of(String photo) {
        return sidecarOf.get(photo);
    }

    /** Where the sidecar of this photo is, or null when there is none that can be read. */
    @Nullable
    Path pathOf(Entry photo) {
        String name = of(photo.name());
        if (name == null) {
            return null;
        }
        Path sidecar = PathText.sibling(photo.path(), name);
        return Files.isRegularFile(sidecar) && ArchiveVisit.flawOf(sidecar) == null ? sidecar : null;
    }

    /** Whether this sidecar travels with a photo. */
    boolean travels(String sidecar) {
        return photoOf.containsKey(sidecar);
    }

    /** The photo that this sidecar travels with, or null. */
    @Nullable
    String photoOf(String sidecar) {
        return photoOf.get(sidecar);
    }

    /** Why this sidecar is no file of its own, nor one that travels with a photo of this look. */
    String reasonAlone(String sidecar) {
        String own = photoOf(sidecar);
        if (own != null) {
            return "sidecar: it travels with " + own;
        }
        List<String> candidates = new ArrayList<>(photosByName.getOrDefault(key(stem(sidecar)), List.of()));
        candidates.addAll(photosByBase.getOrDefault(key(stem(sidecar)), List.of()));
        return candidates.stream()
                .filter(sidecarOf::containsKey)
                .findFirst()
                .map(photo -> "sidecar: " + photo + " has " + sidecarOf.get(photo) + " already")
                .orElse("sidecar without a photo");
    }

    /** What a name and its sidecar have in common, whichever of the two it is: without extensions, lower case. */
    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    static String key(String name) {
        return Composed.of(name).toLowerCase(Locale.ROOT);
    }

    private void matchName(String sidecar) {
        String stem = stem(sidecar);
        photosByName.getOrDefault(key(stem), List.of()).stream()
                .filter(photo -> !sidecarOf.containsKey(photo))
                .min(Comparator.<String, Boolean>comparing(photo -> !photo.equals(stem))
                        .thenComparing(Comparator.naturalOrder()))
                .ifPresent(photo -> join(photo, sidecar));
    }

    private void matchBase(String sidecar) {
        String stem = stem(sidecar);
        List<String> photos = photosByBase.getOrDefault(key(stem), List.of());
        boolean raw = photos.stream().anyMatch(RawFormats::include);
        photos.stream()
                .filter(photo -> !raw || RawFormats.include(photo))
                .filter(photo -> !sidecarOf.containsKey(photo))
                .min(Comparator.<String, Boolean>comparing(photo -> types.kindOf(photo) == MediaTypes.Kind.VIDEO)
                        .thenComparing(photo -> !stem(photo).equals(stem))
                        .thenComparing(Comparator.naturalOrder()))
                .ifPresent(photo -> join(photo, sidecar));
    }

    private void join(String photo, String sidecar) {
        sidecarOf.put(photo, sidecar);
        photoOf.put(sidecar, photo);
    }
}
