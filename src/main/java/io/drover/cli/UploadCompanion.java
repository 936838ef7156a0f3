package io.drover.cli;

import io.drover.ingest.FileState;
import io.drover.ingest.SourceFile;
import io.drover.ingest.TargetId;
import io.drover.library.LeftFiles;
import java.util.List;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.jspecify.annotations.Nullable;

/** Who accompanies an upload from its begin to its end. */
interface UploadCompanion extends LeftFiles {
    /** Nobody. */
    UploadCompanion NONE = new UploadCompanion() {};

    /** What it changes in the routes. */
    default List<RoutesBuilder> configurations() {
        return List.of();
    }

    /** The server has been asked. @throws CommandException when it is another than this upload is meant for */
    default void begins(TargetId target) {}

    /** A file begins its way. */
    default void found(Message message) {}

    @Override
    default void left(SourceFile file, FileState state, @Nullable String reason) {}

    /** What it found not to be as it should, in one sentence, or null. */
    default @Nullable String trouble() {
        return null;
    }
}
