package io.drover.cli;

import io.drover.library.FileList;
import io.drover.text.PathText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an upload is about: the places that its files come from, and who accompanies it. */
record UploadSource(List<Place> places, UploadCompanion companion) {

    /**
     * One library.
     *
     * @param source its name in the ledger
     * @param path its folder
     * @param names the files in it that alone count; empty: all that is below
     * @param listing names its files in the place of names, or null
     * @param beyond whether what the listing names may lie anywhere
     */
    record Place(
            String source,
            Path path,
            List<String> names,
            @Nullable Listing listing,
            boolean beyond) {}

    /** A list of files that knows what became of it. */
    interface Listing extends FileList {
        /** Why it could not be read to its end, in one sentence, or null. */
        @Nullable
        String trouble();
    }

    /** One place for each folder, and one for all the files that are named of one folder. @param roots none inside of another */
    static List<Place> places(List<Path> roots) {
        Map<Path, List<String>> files = new LinkedHashMap<>();
        for (Path root : roots) {
            Path parent = root.getParent();
            if (parent == null || Files.isDirectory(root)) {
                files.put(root, List.of());
            } else {
                files.computeIfAbsent(parent, folder -> new ArrayList<>()).add(PathText.name(root));
            }
        }
        return files.entrySet().stream()
                .map(place -> new Place(
                        place.getKey().toString(), place.getKey(), List.copyOf(place.getValue()), null, false))
                .toList();
    }

    /** The files of a list, wherever they lie. */
    static List<Place> places(NameList list) {
        return List.of(new Place(list.shown(), list.base(), List.of(), list, true));
    }

    /** Why not all was done that was asked for, in one sentence, or null. */
    @Nullable
    String trouble() {
        for (Place place : places) {
            String trouble = place.listing() == null ? null : place.listing().trouble();
            if (trouble != null) {
                return trouble;
            }
        }
        return companion.trouble();
    }
}
