package io.drover.library;

import io.drover.ingest.MediaTypes;
import io.drover.text.PathText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lists a folder in chunks, with what belongs together matched. A folder of one chunk is listed once. A larger one is listed
 * three times, so that memory holds its sidecars, its videos and the photos that they may belong to, but not all of its files.
 */
final class FolderReader {
    private static final int CHUNK = 1_000;

    private final Opener opener;
    private final MediaTypes types;
    private final Filter filter;
    private final boolean livePhotos;

    /** @param livePhotos whether halves of live photos are looked for */
    FolderReader(Opener opener, MediaTypes types, Filter filter, boolean livePhotos) {
        this.livePhotos = livePhotos;
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
        boolean handle(List<Path> chunk, Sidecars sidecars, Pairs pairs) throws InterruptedException;
    }

    /** @throws IOException when the folder cannot be listed */
    void read(Look look, ChunkHandler handler) throws IOException, InterruptedException {
        Path folder = look.folder().path();
        if (!look.only().isEmpty()) {
            Companions companions = look.listed() ? companionsOfNamed(folder) : companionsOfLarge(folder);
            Sidecars sidecars = companions.sidecars();
            Pairs pairs = companions.pairs().among(look.only());
            Iterator<Path> paths = look.only().stream()
                    .map(name -> PathText.child(folder, name))
                    .iterator();
            List<Path> chunk = next(paths);
            while (!chunk.isEmpty() && handler.handle(chunk, sidecars, pairs)) {
                chunk = next(paths);
            }
            return;
        }
        try (DirectoryStream<Path> stream = opener.open(folder)) {
            Iterator<Path> paths = stream.iterator();
            List<Path> chunk = next(paths);
            if (!paths.hasNext()) {
                Companions companions = companionsOf(chunk);
                handler.handle(chunk, companions.sidecars(), companions.pairs());
                return;
            }
        } catch (DirectoryIteratorException exception) {
            throw exception.getCause();
        }
        readLarge(folder, handler);
    }

    private void readLarge(Path folder, ChunkHandler handler) throws IOException, InterruptedException {
        Companions companions = companionsOfLarge(folder);
        Sidecars sidecars = companions.sidecars();
        Pairs pairs = companions.pairs();
        try (DirectoryStream<Path> stream = opener.open(folder)) {
            Iterator<Path> paths = stream.iterator();
            List<Path> chunk = next(paths);
            while (!chunk.isEmpty() && handler.handle(chunk, sidecars, pairs)) {
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
    private Companions companionsOfNamed(Path folder) {
        try {
            return companionsOfLarge(folder);
        } catch (IOException unlisted) {
            return new Companions(types, filter, false);
        }
    }

    /** What belongs together in a whole folder of one chunk. */
    private Companions companionsOf(List<Path> paths) {
        Companions companions = new Companions(types, filter, livePhotos);
        paths.forEach(companions::first);
        if (companions.wantMore()) {
            paths.forEach(companions::second);
        }
        return companions;
    }

    /** The same of any folder, without keeping its files. */
    private Companions companionsOfLarge(Path folder) throws IOException {
        Companions companions = new Companions(types, filter, livePhotos);
        forEach(folder, companions::first);
        if (companions.wantMore()) {
            forEach(folder, companions::second);
        }
        return companions;
    }

    /** The sidecars of the whole folder, without its files. @throws IOException when the folder cannot be listed */
    Sidecars sidecarsOfLarge(Path folder) throws IOException {
        return companionsOfLarge(folder).sidecars();
    }

    private void forEach(Path folder, Consumer<Path> action) throws IOException {
        try (DirectoryStream<Path> stream = opener.open(folder)) {
            stream.forEach(action);
        } catch (DirectoryIteratorException exception) {
            throw exception.getCause();
        }
    }
}
