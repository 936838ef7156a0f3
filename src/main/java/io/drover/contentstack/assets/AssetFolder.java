package io.drover.contentstack.assets;

import io.drover.disk.DurableFolders;
import io.drover.text.SafeFileName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder with the files: {@code UID/LOCALE/NAME}, one file in each. A file that has its name is whole and on the disk,
 * and has the time at which its asset was last saved. Threads may receive files of different places at once.
 */
final class AssetFolder {
    private static final String INCOMING = ".incoming";
    private static final String TRASH = ".trash";

    private final Path root;

    AssetFolder(Path root) {
        this.root = root;
    }

    /** @throws IOException when the folder is not there, such as on a disk that is not mounted */
    void check() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new IOException(
                    "the folder for assets " + root + " is not there: mount or make it; nothing is lost meanwhile");
        }
    }

    /** Whether the file of this version is there. */
    boolean holds(PublishedAsset asset) throws IOException {
        Path file = file(asset);
        Instant updated = asset.updated();
        return updated != null
                && asset.size() >= 0
                && Files.isRegularFile(file)
                && Files.size(file) == asset.size()
                && Files.getLastModifiedTime(file).toInstant().equals(updated);
    }

    /**
     * Takes a file in, in the place of the one that was there; one of another name goes to the trash.
     *
     * @throws IOException when it cannot be read or written, or has not the size that it must have; nothing is kept then
     */
    void receive(PublishedAsset asset, InputStream content) throws IOException {
        Path part = root.resolve(INCOMING).resolve(UUID.randomUUID() + ".part");
        Files.createDirectories(DurableFolders.parent(part));
        try {
            write(asset, content, part);
            Path file = file(asset);
            DurableFolders.make(DurableFolders.parent(file));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DurableFolders.force(DurableFolders.parent(file));
            trashOthers(file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void write(PublishedAsset asset, InputStream content, Path part) throws IOException {
        long received;
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            received = content.transferTo(out);
            channel.force(true);
        }
        if (asset.size() >= 0 && received != asset.size()) {
            throw new IOException(
                    asset.key() + ": its file has " + received + " bytes, and its file_size is " + asset.size());
        }
        if (asset.updated() != null) {
            Files.setLastModifiedTime(part, FileTime.from(asset.updated()));
        }
    }

    /** Moves the files of a place into the trash; does nothing where there are none. */
    void remove(AssetPlace place) throws IOException {
        Path folder = root.resolve(place.path());
        if (Files.isDirectory(folder)) {
            for (Path file : files(folder)) {
                trash(file);
            }
            removeEmpty(folder);
        }
    }

    private void trashOthers(Path kept) throws IOException {
        for (Path file : files(DurableFolders.parent(kept))) {
            if (!file.equals(kept)) {
                trash(file);
            }
        }
    }

    private void trash(Path file) throws IOException {
        Path wanted = root.resolve(TRASH).resolve(root.relativize(file));
        Path target = wanted;
        for (int copy = 2; Files.exists(target); copy++) {
            String name = String.valueOf(wanted.getFileName());
            target = wanted.resolveSibling(SafeFileName.suffixed(name, Integer.toString(copy)));
        }
        DurableFolders.make(DurableFolders.parent(target));
        Files.move(file, target);
        DurableFolders.force(DurableFolders.parent(target));
        DurableFolders.force(DurableFolders.parent(file));
    }

    /** Removes the folder with those in it, and those that it is in, as far as nothing is in them. */
    private void removeEmpty(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path directory : below.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                removeIfEmpty(directory);
            }
        }
        for (Path above = DurableFolders.parent(folder); !above.equals(root); above = DurableFolders.parent(above)) {
            removeIfEmpty(above);
        }
    }

    private static void removeIfEmpty(Path directory) throws IOException {
        try {
            Files.delete(directory);
        } catch (DirectoryNotEmptyException e) {
            return; // somebody else's folder, or that of another locale
        }
        DurableFolders.force(DurableFolders.parent(directory));
    }

    /** Forgets what has come and found no place, because the process was killed. For no other thread meanwhile. */
    void clearIncoming() throws IOException {
        Path incoming = root.resolve(INCOMING);
        if (Files.isDirectory(incoming)) {
            for (Path file : files(incoming)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(Files::isRegularFile).toList();
        }
    }

    private Path file(PublishedAsset asset) {
        return root.resolve(asset.place().path()).resolve(asset.name());
    }
}
