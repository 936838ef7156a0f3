package io.drover.feed;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;

/** On SQLite. */
class SqliteFeedCrashTest extends FeedCrashContract {
    @Override
    Store emptyStore() {
        return Stores.open(new DataFolder(folder, "test"), null);
    }
}
