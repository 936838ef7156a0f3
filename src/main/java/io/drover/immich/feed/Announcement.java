package io.drover.immich.feed;

import io.drover.immich.api.model.ServerVersion;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;

/** Says in the log how a feed is read, and what of its types it cannot be told; again only when that is another. */
final class Announcement {
    private final Logger log;
    private final FeedOptions options;
    private String said = "";

    Announcement(Logger log, FeedOptions options) {
        this.log = log;
        this.options = options;
    }

    /** A reading begins. @param user whose changes are read */
    synchronized void say(Way way, ServerVersion version, String user) {
        String how = how(way) + ", from Immich " + version + " as the user " + user;
        if (how.equals(said)) {
            return;
        }
        said = how;
        log.info("feed {}: reads {}", options.name(), how);
        Set<String> untold = options.types().untold(way, version);
        if (!untold.isEmpty()) {
            log.warn("feed {}: of its types, {} are not told: {}", options.name(), String.join(", ", untold), why(way));
        }
    }

    private String how(Way way) {
        return switch (way) {
            case STREAM -> "the stream (types: " + options.types().words() + ")";
            case WALK -> "full and delta synchronisation" + limits();
            case SEARCH -> "by searches" + limits() + "; assets of partners and of the locked folder are not seen";
        };
    }

    private String limits() {
        return " with an API key (types: " + String.join(",", options.types().toldWithKey())
                + "), and finds what is gone" + " every " + words(options.timeBetweenWalks())
                + " by comparing everything";
    }

    private static String words(Duration time) {
        return time.isZero() ? "time" : time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    private static String why(Way way) {
        return switch (way) {
            case STREAM -> "this version has none of them in its stream";
            case WALK, SEARCH ->
                "an API key is told of assets, with their EXIF inside, of albums and of what they hold alone";
        };
    }
}
