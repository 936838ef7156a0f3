package io.drover.contentstack.feed;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the files of a reading: what a process leaves there that was killed, the next one removes. */
final class SpoolFolder {
    private static final String ENDING = ".run";

    private SpoolFolder() {}

    /** Makes the folder, or removes what an earlier reading has left in it. */
    static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** An empty file that nobody else but this user reads. */
    static Path newFile(Path folder) throws IOException {
        return Files.createTempFile(folder, "", ENDING);
    }
}
