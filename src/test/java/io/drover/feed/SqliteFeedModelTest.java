package io.drover.feed;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.nio.file.Path;

/** On SQLite. */
class SqliteFeedModelTest extends FeedModelContract {
    @Override
    protected ModelWorld emptyWorld(long seed) {
        return new FakeLibrary();
    }

    @Override
    protected Store emptyStore(Path folder) {
        return Stores.open(new DataFolder(folder, "test"), null);
    }
}
