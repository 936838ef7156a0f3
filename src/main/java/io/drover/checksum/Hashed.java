package io.drover.checksum;

import io.drover.ingest.Sha1;
import io.drover.ingest.SourceFile;
import io.drover.ingest.Spool;
import io.drover.ingest.SpoolPlace;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that was read.
 *
 * @param checksum SHA-1, 40 lower-case hex digits
 * @param place where its bytes are kept, or null when they are read where they are
 */
record Hashed(String checksum, @Nullable SpoolPlace place) {

    /** Reads it into the spool, waiting for room there; what does not fit into the whole of it is read only. */
    static Hashed spooled(SourceFile file, Spool.Line line) throws IOException, InterruptedException {
        Optional<SpoolPlace> room = line.take(file.stamp().size());
        if (room.isEmpty()) {
            return new Hashed(Sha1.of(file.content()), null);
        }
        SpoolPlace place = room.get();
        boolean whole = false;
        try {
            String checksum = Sha1.of(file.content(), place);
            whole = true;
            return new Hashed(checksum, place);
        } finally {
            if (!whole) {
                place.close();
            }
        }
    }

    /** Lets go of what is kept. */
    void release() {
        if (place != null) {
            place.close();
        }
    }
}
