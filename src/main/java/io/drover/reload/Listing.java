package io.drover.reload;

import io.drover.kamelet.KameletFolder;
import io.drover.runtime.Folders;
import io.drover.runtime.RouteFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that Drover runs from, as cheaply as it can be told whether they are the same: nothing of them is read. */
record Listing(Map<Path, Stamp> files) {
    /** The coarsest times that file systems keep. */
    private static final Duration GRAIN = Duration.ofSeconds(3);

    /**
     * What a save changes of a file.
     *
     * @param key which file it is, whatever its name, or null where the file system does not tell
     */
    record Stamp(long size, FileTime modified, @Nullable Object key) {
        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }

    /** Lists them now; links are followed. @throws IOException when a folder or a file of it cannot be looked at */
    static Listing of(Folders folders) throws IOException {
        Map<Path, Stamp> files = new TreeMap<>();
        try {
            files.put(folders.settings(), stamp(folders.settings()));
        } catch (NoSuchFileException e) {
            // what is missing is told when it is read
        }
        for (Path file : routes(folders)) {
            files.put(file, stamp(file));
        }
        for (Path file : kamelets(folders.kamelets())) {
            files.put(file, stamp(file));
        }
        return new Listing(files);
    }

    private static List<Path> routes(Folders folders) throws IOException {
        List<Path> files = new ArrayList<>(routes(folders.routes()));
        if (Files.isDirectory(folders.cluster())) {
            files.addAll(routes(folders.cluster()));
        }
        return files;
    }

    private static List<Path> routes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(RouteFiles::isRoute).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<Path> kamelets(Path folder) throws IOException {
        try {
            return KameletFolder.files(folder);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Stamp stamp(Path file) throws IOException {
        return Stamp.of(Files.readAttributes(file, BasicFileAttributes.class));
    }

    /** Whether a file was saved so lately that another save would show the same time. */
    boolean isYoung(Instant now) {
        Instant limit = now.minus(GRAIN);
        return files.values().stream()
                .anyMatch(stamp -> stamp.modified().toInstant().isAfter(limit));
    }
}
