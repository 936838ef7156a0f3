package io.drover.feed.camel;

import io.drover.feed.FeedState;
import io.drover.feed.FeedStore;
import io.drover.feed.SourceMemory;
import java.util.Optional;

/** A source's memory under its feed's name: it may be needed to find out who the source is, before the feed is opened. */
final class StoredMemory implements SourceMemory {
    private static final byte[] NOTHING = new byte[0];

    private final FeedStore store;
    private final String feed;

    StoredMemory(FeedStore store, String feed) {
        this.store = store;
        this.feed = feed;
    }

    @Override
    public byte[] load() {
        Optional<FeedState> state = store.find(feed);
        return state.isEmpty() ? NOTHING : store.memory(state.get().id()).load();
    }

    @Override
    public void save(byte[] bytes) {
        store.memory(store.open(feed, "", "").id()).save(bytes);
    }
}
