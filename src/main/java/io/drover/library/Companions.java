package io.drover.library;

import io.drover.ingest.MediaTypes;
import io.drover.livephoto.HalfKind;
import io.drover.livephoto.HalfPlace;
import io.drover.text.PathText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out which names of a folder belong together, in two listings of it: the first one is for what photos may belong
 * to (sidecars, videos), the second for the photos that may belong to them. No other names are kept.
 */
final class Companions {
    private final MediaTypes types;
    private final Filter filter;
    private final boolean livePhotos;

    private final List<String> sidecars = new ArrayList<>();
    private final List<String> photos = new ArrayList<>();
    private final List<String> halves = new ArrayList<>();
    private final Set<String> stems = new HashSet<>();
    private final Set<String> videos = new HashSet<>();

    /** @param livePhotos whether halves of live photos are looked for */
    Companions(MediaTypes types, Filter filter, boolean livePhotos) {
        this.types = types;
        this.filter = filter;
        this.livePhotos = livePhotos;
    }

    /** A path of the first listing. */
    void first(Path path) {
        String name = PathText.name(path);
        MediaTypes.Kind kind = types.kindOf(name);
        if (kind == MediaTypes.Kind.SIDECAR && filter.reasonAgainst(path, name, true) == null) {
            sidecars.add(name);
            stems.add(Sidecars.key(Sidecars.stem(name)));
        } else if (isHalf(HalfKind.VIDEO, name) && counts(path, name, kind)) {
            halves.add(name);
            videos.add(HalfPlace.key(name));
        }
    }

    /** Whether there is anything to look for in a second listing. */
    boolean wantMore() {
        return !sidecars.isEmpty() || !videos.isEmpty();
    }

    /** A path of the second listing. */
    void second(Path path) {
        String name = PathText.name(path);
        boolean photo = stems.contains(Sidecars.key(name)) || stems.contains(Sidecars.key(Sidecars.stem(name)));
        boolean half = isHalf(HalfKind.STILL, name) && videos.contains(HalfPlace.key(name));
        if ((photo || half) && counts(path, name, types.kindOf(name))) {
            if (photo) {
                photos.add(name);
            }
            if (half) {
                halves.add(name);
            }
        }
    }

    Sidecars sidecars() {
        return Sidecars.match(types, photos, sidecars);
    }

    Pairs pairs() {
        return videos.isEmpty() ? Pairs.NONE : Pairs.match(halves);
    }

    private boolean isHalf(HalfKind kind, String name) {
        return livePhotos && HalfKind.of(name) == kind;
    }

    private boolean counts(Path path, String name, MediaTypes.Kind kind) {
        boolean media = kind == MediaTypes.Kind.IMAGE || kind == MediaTypes.Kind.VIDEO;
        return media && filter.media().takes(name, kind) && filter.reasonAgainst(path, name, false) == null;
    }
}
