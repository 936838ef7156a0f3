package io.drover.immich.feed;

import io.drover.feed.FeedException;
import io.drover.immich.api.model.ServerVersion;
import java.util.Locale;

/** In which way a user wants changes to be read. */
public enum FeedMode {
    /** In the best way that there is. */
    AUTO("auto"),
    /** By the stream, in a session. */
    STREAM("stream"),
    /** By all assets at first, and then by what has changed since; before 3.0 only. */
    DELTA("walk"),
    /** By all assets, each time; before 3.0 only. */
    FULL("walk");

    private static final ServerVersion WHOLE_STREAM = new ServerVersion(1, 136, 0);
    private static final ServerVersion NO_WALK = new ServerVersion(3, 0, 0);

    private final String family;

    FeedMode(String family) {
        this.family = family;
    }

    /**
     * Reads the option {@code mode}.
     *
     * @throws IllegalArgumentException in a sentence that says what is allowed
     */
    public static FeedMode parse(String option) {
        for (FeedMode mode : values()) {
            if (mode.label().equals(option)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("mode: must be auto, stream, delta or full, is '" + option + "'");
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word for those modes that may be exchanged for each other. */
    String family() {
        return family;
    }

    /**
     * The way that it comes to.
     *
     * @param session whether there are credentials for a session
     * @param options how the names of the options begin that a user sets credentials by
     * @throws FeedException when there is none
     */
    Way way(ServerVersion version, boolean session, String options) {
        return switch (this) {
            case AUTO -> best(version, session);
            case STREAM -> {
                if (!session) {
                    throw new FeedException("mode=stream needs a session, for which an API key will not do: set "
                            + options + "email and " + options + "password, or " + options + "accessToken");
                }
                yield Way.STREAM;
            }
            case DELTA, FULL -> walk(version);
        };
    }

    private static Way best(ServerVersion version, boolean session) {
        if (session && version.isAtLeast(WHOLE_STREAM)) {
            return Way.STREAM;
        }
        return version.isAtLeast(NO_WALK) ? Way.SEARCH : Way.WALK;
    }

    private Way walk(ServerVersion version) {
        if (version.isAtLeast(NO_WALK)) {
            throw new FeedException("mode=" + label() + " is not possible: Immich " + version
                    + " has no such reading any more; set mode=auto or mode=stream");
        }
        return Way.WALK;
    }
}
