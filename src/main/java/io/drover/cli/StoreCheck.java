package io.drover.cli;

import io.drover.store.DataFolder;
import java.nio.file.Files;
import java.time.Clock;

/** Looks whether Drover's memory can be used, without disturbing a Drover that uses it now. */
final class StoreCheck {
    private final DataFolder folder;
    private final Clock clock;

    StoreCheck(DataFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** In a few words. @throws io.drover.store.StoreException when it cannot be used, and why */
    String describe() {
        if (!Files.exists(folder.path())) {
            return folder.path() + " (from " + folder.origin() + "), made at the first run";
        }
        folder.create();
        try (LocalState state = LocalState.openToRead(folder, clock)) {
            return state.store().location();
        }
    }
}
