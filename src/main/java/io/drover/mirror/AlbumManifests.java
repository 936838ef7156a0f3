package io.drover.mirror;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.text.SafeFileName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Albums as lists, where the file system gives a file no second name: beside where the album's folder would be, a file of
 * that name and {@code .json}, which is an array of {@code {"asset": ID, "path": PATH}}, paths below the mirror's folder.
 */
final class AlbumManifests {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MirrorFolder folder;

    AlbumManifests(MirrorFolder folder) {
        this.folder = folder;
    }

    record Entry(String asset, String path) {}

    /** Makes the list of the album say this; what has no file is not in it. */
    void write(String home, List<MirrorIndex.Link> links) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (MirrorIndex.Link link : links) {
            String path = link.path();
            if (path != null) {
                entries.add(new Entry(link.asset(), path));
            }
        }
        folder.write(manifest(home), JSON.writeValueAsBytes(entries));
    }

    /** The album has no list any more; where albums are folders, it never had one. */
    void remove(String home) throws IOException {
        if (!folder.canLink()) {
            folder.delete(manifest(home));
        }
    }

    private static String manifest(String home) {
        int name = home.lastIndexOf('/') + 1;
        return home.substring(0, name) + SafeFileName.joined(home.substring(name), ".json");
    }
}
