package io.drover.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Folders whose entries are on the disk. */
public final class DurableFolders {
    private DurableFolders() {}

    /** Makes a folder with those that it is in; a new one is on the disk once the one that it is in is. */
    public static void make(Path folder) throws IOException {
        List<Path> changed = new ArrayList<>();
        for (Path path = folder; !Files.isDirectory(path); path = parent(path)) {
            changed.add(parent(path));
        }
        Files.createDirectories(folder);
        for (Path path : changed) {
            force(path);
        }
    }

    /** Makes a folder's entries durable; some systems cannot open one, and need not. */
    public static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** The folder that it is in. @param path absolute, and not the root */
    public static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "below an absolute folder");
    }
}
