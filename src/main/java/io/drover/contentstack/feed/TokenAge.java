package io.drover.contentstack.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells when tokens have not been used for so long that Contentstack may have forgotten them. Whatever reads a feed uses
 * them: to be kept, they need no more than that.
 */
final class TokenAge {
    private TokenAge() {}

    /** A sentence about the first token that is too old, or empty. */
    static Optional<String> warning(
            FeedOptions options, List<SyncStream> streams, StackPosition position, Instant now) {
        for (SyncStream stream : streams) {
            StackPosition.Place place = position.of(stream);
            if (place != null) {
                Duration age = Duration.between(Instant.parse(place.used()), now);
                if (age.compareTo(options.oldAfter()) > 0) {
                    return Optional.of("feed " + options.name() + ": the token of " + stream.name()
                            + " was last used " + age.toDays()
                            + " days ago, and Contentstack may not know it any more; let the feed run more often");
                }
            }
        }
        return Optional.empty();
    }
}
