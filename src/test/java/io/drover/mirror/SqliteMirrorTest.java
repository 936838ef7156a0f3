package io.drover.mirror;

import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteMirrorTest extends MirrorContract {
    @TempDir
    private Path data;

    @Override
    Store emptyStore() {
        return Stores.open(new DataFolder(data, "test"), null);
    }
}
