package io.drover.immich.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.ServerVersion;
import io.drover.testing.Lines;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever reads the log learns how a feed is read, and which types it is not told. */
class AnnouncementTest {
    private static final ServerVersion OLD = new ServerVersion(1, 144, 1);
    private static final ServerVersion NEW = new ServerVersion(3, 1, 0);

    private final Lines lines = new Lines();

    private Announcement announcement(String types) {
        return new Announcement(lines, FeedOptions.of("library", FeedMode.AUTO, types, null, Duration.ofDays(1)));
    }

    @Test
    void the_stream_is_announced_once_and_again_after_an_upgrade() {
        Announcement announcement = announcement("");

        announcement.say(Way.STREAM, OLD, "me");
        announcement.say(Way.STREAM, OLD, "me");
        announcement.say(Way.STREAM, NEW, "me");

        assertThat(lines.written())
                .containsExactly(
                        "INFO feed library: reads the stream (types: all), from Immich 1.144.1 as the user me",
                        "INFO feed library: reads the stream (types: all), from Immich 3.1.0 as the user me");
    }

    @Test
    void types_that_a_version_does_not_have_are_named() {
        announcement("assets,ocr,edits").say(Way.STREAM, OLD, "me");

        assertThat(lines.written())
                .last()
                .isEqualTo(
                        "WARN feed library: of its types, AssetEdits, AssetOcr are not told: this version has none of"
                                + " them in its stream");
    }

    @Test
    void with_a_key_the_types_are_those_that_are_told() {
        announcement("").say(Way.SEARCH, NEW, "me");

        assertThat(lines.written())
                .containsExactly(
                        "INFO feed library: reads by searches with an API key (types: Assets), and finds what is"
                                + " gone every 24h by comparing everything; assets of partners and of the locked folder are not"
                                + " seen, from Immich 3.1.0 as the user me");
    }

    @Test
    void types_that_a_key_is_not_told_are_named() {
        announcement("assets,exif,albums").say(Way.WALK, OLD, "me");

        assertThat(lines.written())
                .containsExactly(
                        "INFO feed library: reads full and delta synchronisation with an API key (types: Albums,Assets),"
                                + " and finds what is gone every 24h by comparing everything, from Immich 1.144.1 as the"
                                + " user me",
                        "WARN feed library: of its types, AssetExifs are not told: an API key is told of assets, with"
                                + " their EXIF inside, of albums and of what they hold alone");
    }
}
