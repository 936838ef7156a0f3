package io.drover.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Halves of live photos as they come: with Apple's identifier in both or in one, without any, and with names that differ
 * in their case or altogether.
 */
public final class LivePhotoFiles {
    private static final DateTimeFormatter PICTURE = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");
    private static final DateTimeFormatter MOVIE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final Path folder;
    private final Random random;
    private final List<Pair> pairs = new ArrayList<>();

    /** @param salt files of another salt have other bytes */
    public LivePhotoFiles(Path folder, long salt) {
        this.folder = folder;
        this.random = new Random(salt);
    }

    /** One file that is to be written. */
    public record File(Path path, byte[] bytes) {
        public void write() throws IOException {
            Files.write(path, bytes);
        }
    }

    /** What belongs together. */
    public record Pair(File still, File video) {
        public void write() throws IOException {
            still.write();
            video.write();
        }
    }

    /** So many pairs of all kinds, in no order; nothing is written. */
    public List<Pair> make(int count) {
        for (int i = 0; i < count; i++) {
            pairs.add(pair(i));
        }
        List<Pair> shuffled = new ArrayList<>(pairs);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private Pair pair(int number) {
        String name = String.format("IMG_%08x", random.nextInt());
        LocalDateTime taken = LocalDateTime.parse("2024-05-01T10:00:00").plusMinutes(number * 7L);
        String id = UUID.nameUUIDFromBytes(bytes()).toString();
        PhotoFile still =
                PhotoFile.seed(random.nextInt()).taken(PICTURE.format(taken)).offset("+02:00");
        PhotoFile video = PhotoFile.seed(random.nextInt()).taken(MOVIE.format(taken.minusSeconds(2)) + "+0200");
        return switch (number % 4) {
            case 0 ->
                pair(
                        name + ".HEIC",
                        still.contentId(id).heic(),
                        name + ".MOV",
                        video.contentId(id).mov());
            case 1 -> pair(name + ".jpg", still.jpeg(), name.toLowerCase(Locale.ROOT) + ".MOV", video.mov());
            case 2 -> pair(name + ".JPG", still.contentId(id).jpeg(), name + ".mp4", video.mov());
            default ->
                pair(
                        name + ".heic",
                        still.contentId(id).heic(),
                        String.format("MOV_%08x.mov", random.nextInt()),
                        video.contentId(id).mov());
        };
    }

    private byte[] bytes() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }

    private Pair pair(String still, byte[] stillBytes, String video, byte[] videoBytes) {
        return new Pair(new File(folder.resolve(still), stillBytes), new File(folder.resolve(video), videoBytes));
    }
}
