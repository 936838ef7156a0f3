package io.drover.library;

import io.drover.ingest.MediaTypes;
import io.drover.text.PathText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Lists a folder in chunks, with the sidecars matched. A folder of one chunk is listed once. A larger one is listed
 * three times, so that memory holds its sidecars and the photos that they may belong to, but not all of its files.
 */
final class FolderReader {
    private static final int CHUNK = 1_000;

    private final Opener opener;
    private final MediaTypes types;
    private final Filter filter;

    FolderReader(Opener opener, MediaTypes types, Filter filter) {
        this.opener = opener;
        this.types = types;
        this.filter = filter;
    }

    /** How a folder is opened. */
    interface Opener {
        /** What the file system does. */
        Opener DEFAULT = Files::newDirectoryStream;

        DirectoryStream<Path> open(Path folder) throws IOException;
    }

    /** Takes a part of a folder. */
    interface ChunkHandler {
        /** @return whether to go on */
        boolean handle(List<Path> chunk, Sidecars sidecars) throws InterruptedException;
    }

    /** @throws IOException when the folder cannot be listed */
    void read(Look look, ChunkHandler handler) throws IOException, InterruptedException {
        Path folder = look.folder().path();
        if (!look.only().isEmpty()) {
            Sidecars sidecars = look.listed() ? sidecarsOfNamed(folder) : sidecarsOfLarge(folder);
            Iterator<Path> paths = look.only().stream()
                    .map(name -> PathText.child(folder, name))
                    .iterator();
            List<Path> chunk = next(paths);
            while (!chunk.isEmpty() && handler.handle(chunk, sidecars)) {
                chunk = next(paths);
            }
            return;
        }
        try (DirectoryStream<Path> stream = opener.open(folder)) {
            Iterator<Path> paths = stream.iterator();
            List<Path> chunk = next(paths);
            if (!paths.hasNext()) {
                handler.handle(chunk, sidecarsOf(chunk));
                return;
            }
        } catch (DirectoryIteratorException exception) {
            throw exception.getCause();
        }
        readLarge(folder, handler);
    }

    private void readLarge(Path folder, ChunkHandler handler) throws IOException, InterruptedException {
        Sidecars sidecars = sidecarsOfLarge(folder);
        try (DirectoryStream<Path> stream = opener.open(folder)) {
            Iterator<Path> paths = stream.iterator();
            List<Path> chunk = next(paths);
            while (!chunk.isEmpty() && handler.handle(chunk, sidecars)) {
                chunk = next(paths);
            }
        } catch (DirectoryIteratorException exception) {
            throw exception.getCause();
        }
    }

    private static List<Path> next(Iterator<Path> paths) {
        List<Path> chunk = new ArrayList<>();
        while (chunk.size() < CHUNK && paths.hasNext()) {
            chunk.add(paths.next());
        }
        return chunk;
    }

    /** A folder that is missing or cannot be listed may hold files all the same, and each that is named has its end. */
    private Sidecars sidecarsOfNamed(Path folder) {
        try {
            return sidecarsOfLarge(folder);
        } catch (IOException unlisted) {
            return Sidecars.NONE;
        }
    }

    private Sidecars sidecarsOf(List<Path> paths) {
        List<String> sidecars = new ArrayList<>();
        paths.forEach(path -> addSidecar(path, sidecars));
        List<String> photos = new ArrayList<>();
        if (!sidecars.isEmpty()) {
            paths.forEach(path -> addPhoto(path, photos));
        }
        return Sidecars.match(types, photos, sidecars);
    }

    /** The sidecars of the whole folder, without its files. @throws IOException when the folder cannot be listed */
    Sidecars sidecarsOfLarge(Path folder) throws IOException {
        List<String> sidecars = new ArrayList<>();
        forEach(folder, path -> addSidecar(path, sidecars));
        List<String> photos = new ArrayList<>();
        if (!sidecars.isEmpty()) {
            Set<String> stems = new HashSet<>();
            sidecars.forEach(sidecar -> stems.add(Sidecars.key(Sidecars.stem(sidecar))));
            forEach(folder, path -> {
                String name = PathText.name(path);
                if (stems.contains(Sidecars.key(name)) || stems.contains(Sidecars.key(Sidecars.stem(name)))) {
                    addPhoto(path, photos);
                }
            });
        }
        return Sidecars.match(types, photos, sidecars);
    }

    private void forEach(Path folder, java.util.function.Consumer<Path> action) throws IOException {
        try (DirectoryStream<Path> stream = opener.open(folder)) {
            stream.forEach(action);
        } catch (DirectoryIteratorException exception) {
            throw exception.getCause();
        }
    }

    private void addSidecar(Path path, List<String> sidecars) {
        String name = PathText.name(path);
        if (types.kindOf(name) == MediaTypes.Kind.SIDECAR && filter.reasonAgainst(path, name, true) == null) {
            sidecars.add(name);
        }
    }

    private void addPhoto(Path path, List<String> photos) {
        String name = PathText.name(path);
        MediaTypes.Kind kind = types.kindOf(name);
        boolean media = kind == MediaTypes.Kind.IMAGE || kind == MediaTypes.Kind.VIDEO;
        if (media && filter.media().takes(name, kind) && filter.reasonAgainst(path, name, false) == null) {
            photos.add(name);
        }
    }
}
