package io.drover.feed;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.StoreAddress;
import io.drover.store.Stores;
import io.drover.testing.Postgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On a real PostgreSQL. */
class PostgresFeedModelTest extends FeedModelContract {
    private static Postgres postgres;

    @BeforeAll
    static void startPostgres() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        postgres.close();
    }

    @Override
    protected ModelWorld emptyWorld(long seed) {
        return new FakeLibrary();
    }

    @Override
    protected Store emptyStore(Path folder) throws Exception {
        return Stores.open(new DataFolder(folder, "test"), StoreAddress.of(postgres.emptyDatabase()));
    }
}
