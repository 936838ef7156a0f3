package io.drover.immich.feed;

import io.drover.feed.Hash;

/**
 * The session of one feed.
 *
 * @param token its secret
 * @param fresh whether nothing was read in it yet
 */
record FeedSession(String token, boolean fresh) {
    /** Tells it from other sessions, and nothing of its token. */
    String fingerprint() {
        return Hash.of(token);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "FeedSession[" + fingerprint() + "]";
    }
}
