package io.drover.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Looks whether a folder is there, or can be made, and can be written to. */
final class FolderProbe implements Probe {
    private final Path folder;
    private final boolean made;

    /** @param made whether it is made where it is missing; else it must be there */
    FolderProbe(String folder, boolean made) {
        this.folder = Path.of(folder).toAbsolutePath().normalize();
        this.made = made;
    }

    @Override
    public String kind() {
        return "folder";
    }

    @Override
    public boolean isOnline() {
        return false;
    }

    @Override
    public String look() {
        Path standing = standing();
        if (standing == null || !Files.isDirectory(standing)) {
            throw new ProbeException(
                    (folder.equals(standing) ? "" : folder + " cannot be made: ") + standing + " is no folder");
        }
        if (standing.equals(folder)) {
            requireWritable(folder, folder + " cannot be written to");
            return folder.toString();
        }
        if (!made) {
            throw new ProbeException(folder + ": there is no such folder; mount or make it");
        }
        requireWritable(standing, folder + " cannot be made: " + standing + " cannot be written to");
        return folder + ", made at the first batch";
    }

    private static void requireWritable(Path path, String sentence) {
        if (!Files.isWritable(path)) {
            throw new ProbeException(sentence);
        }
    }

    /** The folder, or else what is above it and there. */
    private @Nullable Path standing() {
        Path path = folder;
        while (path != null && !Files.exists(path)) {
            path = path.getParent();
        }
        return path;
    }
}
