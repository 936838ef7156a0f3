package io.drover.library;

import io.drover.ingest.FileState;
import io.drover.ingest.SourceFile;
import org.jspecify.annotations.Nullable;

/** Hears of files that a walk leaves alone, because the ledger says all about them. Called by many threads: be quick. */
@FunctionalInterface
public interface LeftFiles {
    /** Nobody wants to know. */
    LeftFiles UNHEARD = (file, state, reason) -> {};

    /** @param state as which it was counted @param reason why, or null */
    void left(SourceFile file, FileState state, @Nullable String reason);
}
