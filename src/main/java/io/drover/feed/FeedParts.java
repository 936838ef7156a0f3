package io.drover.feed;

import java.time.Clock;
import java.util.concurrent.Executor;

/** What a loop is made of. */
record FeedParts(
        FeedSettings settings,
        ChangeSource source,
        FeedStore store,
        FeedRequests requests,
        Sink sink,
        Clock clock,
        Executor executor,
        Backoff backoff,
        FeedListener listener) {}
