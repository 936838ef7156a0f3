package io.drover.ingest;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerContract {
    @TempDir
    Path folder;

    @Override
    Store emptyStore() {
        return Stores.open(new DataFolder(folder, "test"), null);
    }
}
