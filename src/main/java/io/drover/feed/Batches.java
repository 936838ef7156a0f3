package io.drover.feed;

import java.util.List;

/** Makes of changes what a sink is given. */
record Batches(String feed, String domain, Envelope envelope) {

    static Batches of(FeedSettings settings, ChangeSource source) {
        return new Batches(settings.name(), source.domain(), settings.envelope());
    }

    ChangeBatch of(List<Change> changes) {
        return new ChangeBatch(feed, domain, envelope, changes);
    }
}
