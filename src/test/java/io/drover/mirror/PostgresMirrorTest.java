package io.drover.mirror;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.StoreAddress;
import io.drover.store.Stores;
import io.drover.testing.Postgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The same on a real PostgreSQL. */
class PostgresMirrorTest extends MirrorContract {
    @TempDir
    static Path data;

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
    Store emptyStore() throws Exception {
        return Stores.open(new DataFolder(data, "test"), StoreAddress.of(postgres.emptyDatabase()));
    }
}
