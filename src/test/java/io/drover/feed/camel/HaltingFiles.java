package io.drover.feed.camel;

import io.drover.feed.Fate;
import io.drover.feed.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Steps of a process that may end at each of them. For one segment at a time. */
final class HaltingFiles implements FileSteps {
    private final Fate fate;
    private final Runnable written;
    private @Nullable Path renamed;

    /** @param written is told of each segment that stands */
    HaltingFiles(Fate fate, Runnable written) {
        this.fate = fate;
        this.written = written;
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        DEFAULT.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        fate.at(Moment.SEGMENT_TORN);
        DEFAULT.write(file, bytes);
        fate.at(Moment.SEGMENT_ASIDE);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        DEFAULT.rename(from, to);
        renamed = to;
        fate.at(Moment.SEGMENT_RENAMED);
    }

    @Override
    public void remove(Path file) throws IOException {
        DEFAULT.remove(file);
    }

    @Override
    public void force(Path folder) throws IOException {
        DEFAULT.force(folder);
        if (renamed != null && folder.equals(renamed.getParent())) {
            renamed = null;
            written.run();
        }
    }
}
