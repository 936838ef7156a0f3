package io.drover.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** Makes large libraries at once, with EXIF, and without an upload. */
final class BulkSeed {
    private static final int DIFFERENT = 1_000;
    private static final Instant FIRST_PHOTO = Instant.parse("2001-09-09T01:46:40Z");

    private final World world;
    private final List<Exif> exifs =
            IntStream.range(0, DIFFERENT).mapToObj(BulkSeed::exif).toList();

    BulkSeed(World world) {
        this.world = world;
    }

    /** Adds so many photos to a user's library; of their EXIF, there are 1,000 different ones. */
    void add(String owner, int count) {
        Instant now = world.clock().instant();
        for (int number = 0; number < count; number++) {
            StoredAsset asset = new AssetDraft(world.ids().uuid(), owner, now)
                    .file("IMG_" + number + ".jpg", world.ids().sha1(), 1_000_000 + number, false, null)
                    .exif(exifs.get(number % DIFFERENT))
                    .build(now);
            world.assets().seed(asset);
        }
    }

    private static Exif exif(int number) {
        return new Exif(
                number % 10 == 0 ? "Day " + number : "",
                number % 5 + 1,
                FIRST_PHOTO.plus(Duration.ofHours(number * 7L)).atOffset(ZoneOffset.ofHours(number % 12)),
                "UTC+" + number % 12,
                number % 90 + 0.5,
                number % 180 + 0.25);
    }
}
