package io.drover.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps small members of a compressed tar when it is read for its index, so that it is not read again for each. */
public interface Keeper {
    /** Keeps nothing. */
    Keeper NONE = (member, content) -> null;

    /**
     * Sees every file.
     *
     * @param content its bytes and no more; need not be read
     * @return the file that they are kept in, for as long as the archive is open, or null
     */
    @Nullable
    Path keep(Member member, InputStream content) throws IOException, InterruptedException;
}
