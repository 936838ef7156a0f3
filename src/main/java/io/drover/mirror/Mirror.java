package io.drover.mirror;

import io.drover.feed.Change;
import io.drover.feed.ChangeBatch;
import io.drover.feed.Operation;
import io.drover.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder that is kept equal to a library. For one thread at a time, but for {@link #receive}. */
final class Mirror {
    private static final String ASSET = "asset";
    private static final String ALBUM = "album";
    private static final String LINK = "album-link";

    private final MirrorFolder folder;
    private final MirrorFiles files;
    private final MirrorAlbums albums;

    /** @param name under which the store knows it */
    Mirror(Path root, Store store, String name) {
        this(root, store, name, Files::createLink);
    }

    Mirror(Path root, Store store, String name, MirrorFolder.Linking linking) {
        MirrorIndex index = new MirrorIndex(store, name);
        this.folder = new MirrorFolder(root, linking);
        this.albums = new MirrorAlbums(folder, index);
        this.files = new MirrorFiles(folder, index, albums::moves);
    }

    /** The assets of a batch whose originals are to be received before it is applied. */
    List<MirrorAsset> missing(ChangeBatch batch) throws IOException {
        List<MirrorAsset> missing = new ArrayList<>();
        for (Change change : latest(batch)) {
            if (change.type().equals(ASSET) && change.operation() == Operation.UPSERT) {
                MirrorAsset asset = MirrorAsset.of(change);
                if (asset.wanted() && files.isMissing(asset)) {
                    missing.add(asset);
                }
            }
        }
        return missing;
    }

    /** Takes an original in; it has its place once its batch is applied. From any thread. */
    void receive(MirrorAsset asset, InputStream content) throws IOException {
        folder.receive(asset, content);
    }

    /** Makes the folder what the library is after this batch. The same batch again changes nothing. */
    void apply(ChangeBatch batch) throws IOException {
        for (Change change : latest(batch)) {
            boolean there = change.operation() == Operation.UPSERT;
            String[] key = change.key().split("/");
            switch (change.type()) {
                case ASSET -> asset(change, there);
                case ALBUM -> album(change, key[1], there);
                case LINK -> link(key[1], key[2], there);
                default -> {} // a mirror has no place for the other kinds
            }
        }
        albums.tidy();
        folder.clearIncoming();
    }

    private void asset(Change change, boolean there) throws IOException {
        String id = change.key().substring(ASSET.length() + 1);
        MirrorAsset asset = there ? MirrorAsset.of(change) : null;
        if (asset != null && asset.wanted()) {
            files.place(asset);
        } else {
            files.remove(id);
        }
    }

    private void album(Change change, String id, boolean there) throws IOException {
        if (there) {
            var data = MirrorAsset.json(change);
            albums.name(
                    id, data.path(data.has("albumName") ? "albumName" : "name").asText());
        } else {
            albums.remove(id);
        }
    }

    private void link(String album, String asset, boolean there) throws IOException {
        if (there) {
            albums.link(album, asset);
        } else {
            albums.unlink(album, asset);
        }
    }

    /** The last change of each key, in the order of the batch. */
    private static Collection<Change> latest(ChangeBatch batch) {
        Map<String, Change> latest = new LinkedHashMap<>();
        for (Change change : batch.changes()) {
            latest.remove(change.key());
            latest.put(change.key(), change);
        }
        return latest.values();
    }
}
