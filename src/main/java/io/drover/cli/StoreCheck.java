package io.drover.cli;

import io.drover.store.DataFolder;
import io.drover.store.StoreAddress;
import io.drover.store.Stores;
import java.nio.file.Files;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Looks whether Drover's memory can be used, without disturbing a Drover that uses it now. */
final class StoreCheck {
    private final DataFolder folder;
    private final @Nullable StoreAddress postgres;
    private final Clock clock;

    /** @param postgres the database that is used in place of the folder's own, or null */
    StoreCheck(DataFolder folder, @Nullable StoreAddress postgres, Clock clock) {
        this.folder = folder;
        this.postgres = postgres;
        this.clock = clock;
    }

    /** In a few words. @throws io.drover.store.StoreException when it cannot be used, and why */
    String describe() {
        if (Files.exists(folder.path())) {
            folder.create();
        }
        if (postgres != null) {
            return Stores.describe(postgres);
        }
        if (!Files.exists(folder.path())) {
            return folder.path() + " (from " + folder.origin() + "), made at the first run";
        }
        try (LocalState state = LocalState.openToRead(folder, null, clock)) {
            return state.store().location();
        }
    }
}
