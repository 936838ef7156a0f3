package io.drover.livephoto;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteHalvesTest extends HalvesContract {
    @TempDir
    private Path folder;

    @Override
    Store emptyStore() {
        return Stores.open(new DataFolder(folder, "test"), null);
    }
}
