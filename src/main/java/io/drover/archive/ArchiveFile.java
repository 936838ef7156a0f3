package io.drover.archive;

import io.drover.ingest.FileStamp;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The file that an archive is, or the files that it was split into.
 *
 * @param path the file that stands for it
 * @param kind what it is
 * @param parts in the order of their bytes
 */
public record ArchiveFile(Path path, ArchiveKind kind, List<Part> parts) {
    private static final int MOST_PARTS = 999;

    /** One file of it, as it was found. */
    public record Part(Path path, FileStamp stamp) {}

    public ArchiveFile {
        parts = List.copyOf(parts);
    }

    /**
     * Looks for the other parts of this archive.
     *
     * @param stamp the file as it was found
     * @throws IOException when a part that is there cannot be looked at
     */
    public static ArchiveFile find(Path path, ArchiveKind kind, FileStamp stamp) throws IOException {
        String main = name(path);
        Part here = new Part(path, stamp);
        List<Part> parts = new ArrayList<>();
        if (kind == ArchiveKind.ZIP) {
            boolean pieces = PartNames.isFirstPiece(main);
            for (int number = pieces ? 2 : 1; number <= MOST_PARTS; number++) {
                Path next = path.resolveSibling(PartNames.part(main, number));
                try {
                    parts.add(new Part(next, FileStamp.of(next)));
                } catch (NoSuchFileException last) {
                    break;
                }
            }
            parts.add(pieces ? 0 : parts.size(), here);
        } else {
            parts.add(here);
        }
        return new ArchiveFile(path, kind, parts);
    }

    /** Tells one version of the whole from the next: the size of all parts, and the time of the newest. */
    public FileStamp stamp() {
        if (parts.size() == 1) {
            return parts.get(0).stamp();
        }
        long newest = parts.stream()
                .mapToLong(part -> part.stamp().modifiedNanos())
                .max()
                .orElse(0);
        return new FileStamp(size(), newest, null);
    }

    /** Bytes of all parts. */
    public long size() {
        return parts.stream().mapToLong(part -> part.stamp().size()).sum();
    }

    /** What tells this version in this process from any other one, for as long as nothing is written. */
    String version() {
        return String.valueOf(parts.stream().map(Part::stamp).toList());
    }

    /** The version that stands there now. @throws NoSuchFileException when a part is gone */
    String versionNow() throws IOException {
        List<FileStamp> stamps = new ArrayList<>();
        for (Part part : parts) {
            stamps.add(FileStamp.of(part.path()));
        }
        return stamps.toString();
    }

    /** Whether all of it still is what was found. */
    public boolean isUnchanged() throws IOException {
        return versionNow().equals(version());
    }

    /** All of it, from one end to the other. */
    SeekableByteChannel open() throws IOException {
        return parts.size() == 1 ? Files.newByteChannel(path) : new PartsChannel(parts);
    }

    /** The name of the first part that has to be there and is not. @param disks how many files there have to be */
    String missing(int disks) {
        for (int number = 1; number < disks; number++) {
            String name = PartNames.part(name(path), number);
            if (parts.stream().noneMatch(part -> name(part.path()).equals(name))) {
                return name;
            }
        }
        return name(path);
    }

    /** Whether its parts are those of a zip that knows of them, rather than pieces of one file. */
    boolean hasDisks() {
        return !PartNames.isFirstPiece(name(path));
    }

    /** The name of the piece that would follow the last one. */
    String nextPiece() {
        return PartNames.part(name(path), parts.size() + 1);
    }

    /** Where the part with this number begins, which begins with 0. */
    long startOf(int part) {
        return parts.subList(0, part).stream()
                .mapToLong(one -> one.stamp().size())
                .sum();
    }

    /** Whether it lies on this machine, so that reading something of it twice costs little. */
    boolean near() {
        return path.getFileSystem().equals(FileSystems.getDefault());
    }

    private static String name(Path path) {
        return Objects.requireNonNull(path.getFileName(), "an archive has a name")
                .toString();
    }
}
