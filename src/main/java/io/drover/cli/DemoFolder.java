package io.drover.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A folder as people have them: photos, a video, copies, a sidecar, junk, odd names. */
final class DemoFolder {
    static final int PHOTOS = 50;
    static final int VIDEOS = 1;
    static final int COPIES = 5;
    /** A text file. */
    static final int UNSUPPORTED = 1;
    /** A sidecar without its photo, and two pieces of junk; a whole folder of junk is not entered. */
    static final int EXCLUDED = 3;
    /** All of them; the sidecar that has its photo is not a file of its own. */
    static final int FILES = PHOTOS + VIDEOS + COPIES + UNSUPPORTED + EXCLUDED;

    private static final long VIDEO_BYTES = 64L << 20;
    private static final List<String> ODD_NAMES =
            List.of("Größe & Übermut.jpg", "東京タワー.JPG", "Été à Noël.jpeg", "🐑 on the hill.jpg", "100% #1 (final).jpg");

    private final Path root;
    private final DemoPictures pictures = new DemoPictures(new SplittableRandom(42));
    private final List<Path> photos = new ArrayList<>();

    DemoFolder(Path root) {
        this.root = root;
    }

    /** Writes it all. @return the first photo, which has a sidecar */
    Path make() throws IOException {
        for (int i = 0; i < PHOTOS; i++) {
            LocalDateTime taken = LocalDateTime.of(2024, 1 + i % 12, 1 + i / 2, 9, i);
            Path folder = root.resolve("Camera").resolve("2024-%02d".formatted(taken.getMonthValue()));
            String name = i < ODD_NAMES.size() ? ODD_NAMES.get(i) : "IMG_%04d.jpg".formatted(i);
            photos.add(write(folder.resolve(name), pictures.next(taken)));
        }
        for (int i = 0; i < COPIES; i++) {
            Path photo = photos.get(i * 7);
            Files.copy(photo, folder("From the old phone").resolve("copy " + i + ".jpg"));
        }
        video(folder("Videos").resolve("holiday.mp4"));
        Path first = photos.get(ODD_NAMES.size());
        text(first.resolveSibling(first.getFileName() + ".xmp"), "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>");
        text(root.resolve("left alone.xmp"), "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>");
        text(root.resolve("notes.txt"), "Milk, bread, film.\n");
        text(root.resolve(".DS_Store"), "junk");
        text(root.resolve("Thumbs.db"), "junk");
        text(folder("@eaDir").resolve("SYNOPHOTO_THUMB_XL.jpg"), "junk");
        return first;
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    private static Path write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static void text(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }

    /** An MP4's first box and then nothing: as large as a short clip, and sparse where the file system can. */
    private static void video(Path file) throws IOException {
        byte[] type = "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom".getBytes(StandardCharsets.ISO_8859_1);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(type));
            channel.write(ByteBuffer.wrap(new byte[1]), VIDEO_BYTES - 1);
        }
    }
}
