package io.drover.mirror;

import io.drover.text.SafeFileName;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The originals in their places. Each step moves a file first and notes it afterwards, so that a step that was broken off
 * is found done or not done, and is done again without harm.
 */
final class MirrorFiles {
    private static final String LIBRARY = "library";
    private static final String TRASH = "trash";
    private static final String UNDATED = "undated";
    private static final int SHORT_ID = 8;

    private final MirrorFolder folder;
    private final MirrorIndex index;
    private final Listener listener;

    MirrorFiles(MirrorFolder folder, MirrorIndex index, Listener listener) {
        this.folder = folder;
        this.index = index;
        this.listener = listener;
    }

    /** Hears of an asset's file before it moves, comes or goes; may hear of it again when the step was broken off. */
    @FunctionalInterface
    interface Listener {
        void moves(String asset) throws IOException;
    }

    /** Whether the asset's original has to be asked for. A file that lies where it belongs is taken over. */
    boolean isMissing(MirrorAsset asset) throws IOException {
        if (folder.has(folder.incoming(asset))) {
            return false;
        }
        Optional<MirrorFile> known = index.file(asset.id());
        if (known.isPresent()
                && known.get().checksum().equals(asset.checksum())
                && folder.has(known.get().path())) {
            return false;
        }
        for (String place : places(asset)) {
            if (isOurs(place, asset) && folder.holds(place, asset.checksum())) {
                return false;
            }
        }
        return true;
    }

    private boolean isOurs(String place, MirrorAsset asset) {
        Optional<MirrorFile> owner = index.fileAt(place);
        return owner.isEmpty() || owner.get().asset().equals(asset.id());
    }

    /** Brings the asset's original to its place. One that has not come leaves all as it is. */
    void place(MirrorAsset asset) throws IOException {
        Optional<MirrorFile> known = index.file(asset.id());
        if (known.isPresent() && isInPlace(asset, known.get()) || isMissing(asset)) {
            return;
        }
        listener.moves(asset.id());
        if (known.isPresent() && !known.get().checksum().equals(asset.checksum())) {
            trash(known.get());
            known = Optional.empty();
        }
        String place = free(asset);
        if (!folder.holds(place, asset.checksum())) {
            String from = known.map(MirrorFile::path).filter(folder::has).orElse(folder.incoming(asset));
            folder.move(from, place);
        }
        index.put(new MirrorFile(asset.id(), place, asset.checksum()));
    }

    private boolean isInPlace(MirrorAsset asset, MirrorFile file) {
        return file.checksum().equals(asset.checksum())
                && places(asset).contains(file.path())
                && folder.has(file.path());
    }

    /** Moves the asset's file, if it has one, into the mirror's trash. */
    void remove(String asset) throws IOException {
        Optional<MirrorFile> known = index.file(asset);
        if (known.isPresent()) {
            listener.moves(asset);
            trash(known.get());
        }
    }

    private void trash(MirrorFile file) throws IOException {
        if (folder.has(file.path())) {
            String place = TRASH + "/" + file.path();
            for (int copy = 2; folder.has(place); copy++) {
                place = numbered(TRASH + "/" + file.path(), copy);
            }
            folder.move(file.path(), place);
        }
        index.remove(file);
    }

    /** Where the asset belongs: the first place that no other file has. */
    private String free(MirrorAsset asset) throws IOException {
        List<String> places = places(asset);
        for (String place : places) {
            if (isOurs(place, asset) && (!folder.has(place) || folder.holds(place, asset.checksum()))) {
                return place;
            }
        }
        throw new IOException("asset " + asset.id() + " finds no free place: " + String.join(" and ", places)
                + " are other files; move them away");
    }

    /** Where it may lie: by day and name, else with a part of its id, else with all of it. */
    private static List<String> places(MirrorAsset asset) {
        String day = asset.taken() == null
                ? UNDATED
                : String.format(Locale.ROOT, "%04d/%s", asset.taken().getYear(), asset.taken());
        String place = LIBRARY + "/" + day + "/" + asset.name();
        return List.of(
                place,
                suffixed(
                        place,
                        asset.id().substring(0, Math.min(SHORT_ID, asset.id().length()))),
                suffixed(place, asset.id()));
    }

    private static String numbered(String path, int copy) {
        return suffixed(path, Integer.toString(copy));
    }

    /** {@code a/b.jpg} with {@code x} is {@code a/b (x).jpg}. */
    static String suffixed(String path, String suffix) {
        int name = path.lastIndexOf('/') + 1;
        return path.substring(0, name) + SafeFileName.suffixed(path.substring(name), suffix);
    }
}
