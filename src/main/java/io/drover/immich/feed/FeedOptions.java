package io.drover.immich.feed;

import io.drover.feed.FeedException;
import io.drover.immich.api.Access;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.RawAnswers;
import io.drover.immich.api.SearchOperations;
import io.drover.immich.api.SyncOperations;
import io.drover.immich.api.UserOperations;
import io.drover.immich.api.model.ServerVersion;
import io.drover.text.Spelling;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a feed of Immich tells, and how.
 *
 * @param name the feed's
 * @param fullEvery how long after a reading of everything the next one is due, where deletions are not told
 */
public record FeedOptions(String name, FeedMode mode, FeedTypes types, Privacy privacy, Duration fullEvery) {
    private static final String SENSITIVE = "sensitive";

    /**
     * Reads the options as a user writes them.
     *
     * @param types groups or Immich's names with commas between them; null or blank: all
     * @param include {@code sensitive}, or null or blank
     * @throws IllegalArgumentException in a sentence that names the option, the value and what is allowed
     */
    public static FeedOptions of(
            String name, FeedMode mode, @Nullable String types, @Nullable String include, Duration fullEvery) {
        return new FeedOptions(name, mode, FeedTypes.parse(types), privacy(include), fullEvery);
    }

    /** How long after a reading of everything the next one is due; zero: each time. */
    Duration timeBetweenWalks() {
        return mode == FeedMode.FULL ? Duration.ZERO : fullEvery;
    }

    private static Privacy privacy(@Nullable String include) {
        if (include == null || include.isBlank()) {
            return Privacy.KEPT;
        }
        if (include.strip().equals(SENSITIVE)) {
            return Privacy.SHOWN;
        }
        throw new IllegalArgumentException("include is '" + include + "'; "
                + Spelling.nearest(include, List.of(SENSITIVE))
                        .map(near -> "did you mean " + near + "? ")
                        .orElse("")
                + "allowed: " + SENSITIVE + " (PIN hashes, OAuth ids and e-mail addresses), or nothing");
    }

    /** All that decides what is told, in words. */
    public String filter() {
        return "mode=" + mode.family() + ", types=" + types.words()
                + switch (privacy) {
                    case KEPT -> "";
                    case SHOWN -> ", include=" + SENSITIVE;
                };
    }

    /** The way that it comes to. @throws io.drover.feed.FeedException when there is none */
    Way way(ServerVersion version, Access access) {
        Way way = mode.way(version, access.hasSession(), access.options());
        Set<String> others = types.onlyInSession();
        if (way != Way.STREAM && !others.isEmpty()) {
            throw new FeedException("types holds " + String.join(",", others)
                    + ", which mode=" + mode.name().toLowerCase(Locale.ROOT)
                    + " cannot tell with an API key alone; set "
                    + access.options() + "email and " + access.options() + "password, or leave that out of types");
        }
        if (way != Way.STREAM && !types.hasAssets()) {
            throw new FeedException(
                    "types=" + types.words() + " holds nothing that is told without a session, where assets"
                            + " are all; set " + access.options() + "email and " + access.options()
                            + "password, or types=assets");
        }
        return way;
    }

    /**
     * The operations that reading calls on a server of this version.
     *
     * @throws FeedException when changes cannot be read there by these options
     */
    public List<ApiOperation<?, ?>> operations(ServerVersion version, Access access) {
        return switch (way(version, access)) {
            case STREAM -> List.of(SyncOperations.GET_SYNC_STREAM, SyncOperations.SEND_SYNC_ACK);
            case WALK ->
                List.of(
                        UserOperations.GET_MY_USER,
                        SyncOperations.GET_FULL_SYNC_FOR_USER,
                        SyncOperations.GET_DELTA_SYNC,
                        RawAnswers.GET_PARTNERS);
            case SEARCH ->
                types.hasAlbums()
                        ? List.of(UserOperations.GET_MY_USER, SearchOperations.SEARCH_ASSETS, RawAnswers.GET_ALL_ALBUMS)
                        : List.of(UserOperations.GET_MY_USER, SearchOperations.SEARCH_ASSETS);
        };
    }

    /**
     * What reading does not see, or sees late, on a server of this version: a clause, or empty.
     *
     * @throws FeedException when it sees nothing of what is asked for
     */
    public Optional<String> limits(ServerVersion version, Access access) {
        return switch (way(version, access)) {
            case STREAM -> {
                types.requests(version); // refuses types of which this version tells nothing
                yield Optional.empty();
            }
            case WALK, SEARCH ->
                Optional.of("without a session, changes are those of assets alone, and deletions are found every "
                        + timeBetweenWalks().toHours() + " hours, when all assets are compared; set " + access.options()
                        + "email and " + access.options() + "password to be told everything");
        };
    }
}
