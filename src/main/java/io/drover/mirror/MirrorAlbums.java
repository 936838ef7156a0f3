package io.drover.mirror;

import io.drover.text.SafeFileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Albums as folders of hard links: a second name for each file, which takes no room; where
 * the file system has none, as lists. What is in an album is noted first;
 * {@link #tidy} then makes the folders so, and touches no file in them that it did not make.
 */
final class MirrorAlbums {
    private static final String ALBUMS = "albums";
    private static final String UNNAMED = "unnamed";

    private final MirrorFolder folder;
    private final MirrorIndex index;
    private final AlbumManifests manifests;
    private final Set<String> changed = new LinkedHashSet<>();
    private boolean resumed;

    MirrorAlbums(MirrorFolder folder, MirrorIndex index) {
        this.folder = folder;
        this.index = index;
        this.manifests = new AlbumManifests(folder);
    }

    /** The album is there and has this name. */
    void name(String album, String wantedName) throws IOException {
        String name = SafeFileName.of(wantedName.replace('/', '-').replace('\\', '-'));
        if (name == null) {
            name = UNNAMED;
        }
        String wanted = ALBUMS + "/" + name;
        String taken = index.albumIn(wanted);
        if (taken != null && !taken.equals(album)) {
            wanted = ALBUMS + "/" + SafeFileName.joined(name, " (" + album + ")");
        }
        String known = index.album(album);
        changed.add(album);
        if (wanted.equals(known)) {
            return;
        }
        if (known != null) {
            leave(album, known, wanted);
        }
        index.putAlbum(album, wanted);
    }

    private void leave(String album, String known, String wanted) throws IOException {
        manifests.remove(known);
        if (folder.has(known) && !folder.has(wanted)) {
            folder.move(known, wanted);
            return;
        }
        for (MirrorIndex.Link link : index.links(album)) {
            forgetName(album, link.asset());
        }
        removeIfEmpty(folder.path(known));
    }

    /** The album is gone: its names go, the files stay in the library. */
    void remove(String album) throws IOException {
        String known = index.album(album);
        for (MirrorIndex.Link link : index.links(album)) {
            unlink(album, link.asset());
        }
        if (known != null) {
            manifests.remove(known);
            removeIfEmpty(folder.path(known));
            index.removeAlbum(album);
        }
        changed.remove(album);
    }

    /** The asset is in the album, whichever of the two is told first. */
    void link(String album, String asset) {
        index.putLink(album, asset);
        changed.add(album);
    }

    /** The asset is no longer in the album. */
    void unlink(String album, String asset) throws IOException {
        forgetName(album, asset);
        index.removeLink(album, asset);
        changed.add(album);
    }

    /** The asset's file is about to move or to go: its names in albums go, and are made anew where there is a file. */
    void moves(String asset) throws IOException {
        for (String album : index.albumsOf(asset)) {
            forgetName(album, asset);
            changed.add(album);
        }
    }

    private void forgetName(String album, String asset) throws IOException {
        String home = index.album(album);
        String name = index.linkName(album, asset);
        if (home != null && name != null) {
            Optional<MirrorFile> file = index.file(asset);
            if (file.isPresent()) {
                folder.removeLink(file.get().path(), home + "/" + name);
            }
            index.nameLink(album, asset, null);
        }
    }

    /** Makes the folders of the albums as they should be that have changed, or were left halfway by a former process. */
    void tidy() throws IOException {
        if (!resumed) {
            changed.addAll(index.unfinishedAlbums());
            resumed = true;
        }
        for (String album : changed) {
            String home = index.album(album);
            if (home != null) {
                tidy(album, home);
            }
        }
        changed.clear();
    }

    private void tidy(String album, String home) throws IOException {
        List<MirrorIndex.Link> links = index.links(album);
        if (!folder.canLink()) {
            manifests.write(home, links);
            return;
        }
        Set<String> names = new HashSet<>();
        links.forEach(link -> names.add(String.valueOf(link.name())));
        for (MirrorIndex.Link link : links) {
            String path = link.path();
            if (path == null || !folder.has(path)) {
                continue;
            }
            boolean there = link.name() != null && folder.link(path, home + "/" + link.name());
            if (!there) {
                index.nameLink(album, link.asset(), named(home, path, link.asset(), names));
            }
        }
    }

    private String named(String home, String path, String asset, Set<String> names) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (String candidate : List.of(name, MirrorFiles.suffixed(name, asset))) {
            if (!names.contains(candidate) && folder.link(path, home + "/" + candidate)) {
                names.add(candidate);
                return candidate;
            }
        }
        throw new IOException("album folder " + home + " has other files named " + name + "; move them away");
    }

    private static void removeIfEmpty(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (var entries = Files.list(directory)) {
                if (entries.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(directory);
        }
    }
}
