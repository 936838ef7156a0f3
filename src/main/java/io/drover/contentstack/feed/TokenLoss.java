package io.drover.contentstack.feed;

import io.drover.contentstack.api.InvalidTokenException;
import io.drover.feed.FeedException;
import io.drover.feed.Piece.Opening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a feed when Contentstack does not know a token of it any more. */
final class TokenLoss {
    private static final Logger LOG = LoggerFactory.getLogger(TokenLoss.class);

    private TokenLoss() {}

    /**
     * The generation that begins for it.
     *
     * @throws FeedException when the user wants to be asked
     * @throws InvalidTokenException when the run shall fail
     */
    static Opening opening(FeedOptions options, SyncStream stream, InvalidTokenException e) {
        return switch (options.onInvalidToken()) {
            case RESYNC -> {
                LOG.warn("feed {}: everything is read anew: {}", options.name(), e.getMessage());
                yield new Opening("Contentstack does not know the token of " + stream.name() + " any more", true);
            }
            case ASK ->
                throw new FeedException(
                        "feed " + options.name() + ": the token of " + stream.name()
                                + " is not known any more, so that nobody can tell what has changed; ask for `drover feed"
                                + " resync " + options.name()
                                + "`, which compares everything, or set onInvalidToken=resync: " + e.getMessage(),
                        e);
            case FAIL -> throw e;
        };
    }
}
