package io.drover.immich.feed;

import io.drover.feed.FeedStore;
import io.drover.feed.SourceMemory;

/** A source's memory in its feed's store. */
record KeptMemory(FeedStore store, String feed) implements SourceMemory {
    @Override
    public byte[] load() {
        return store.find(feed).map(state -> store.memory(state.id()).load()).orElse(new byte[0]);
    }

    @Override
    public void save(byte[] bytes) {
        store.memory(store.open(feed, "", "").id()).save(bytes);
    }
}
