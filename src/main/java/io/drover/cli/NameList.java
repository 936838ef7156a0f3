package io.drover.cli;

import io.drover.disk.KeySet;
import io.drover.text.PathText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code --files-from}: a list of file names, read as it comes and in constant memory. A list that cannot be read to its end
 * ends there, with a {@link #trouble}; what it named until then stands.
 */
final class NameList implements UploadSource.Listing, AutoCloseable {
    private static final int MOST = 2_000;
    private static final int LOOKS = 5;
    private static final int BETWEEN_LOOKS_MILLIS = 20;

    private final String shown;
    private final InputStream in;
    private final NameReader reader;
    private final Path base;
    private final KeySet seen;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable String trouble;

    /**
     * @param shown what the list is called in sentences and in the ledger
     * @param nul whether a NUL ends each name, and not the end of the line
     * @param base what relative names are resolved against
     * @param scratch where is room to remember more names than the memory holds
     */
    NameList(String shown, InputStream in, boolean nul, Path base, Path scratch) {
        this.shown = shown;
        this.in = in;
        this.reader = new NameReader(in, nul);
        this.base = base;
        this.seen = new KeySet(scratch);
    }

    @Override
    public @Nullable String trouble() {
        return trouble;
    }

    String shown() {
        return shown;
    }

    /** What relative names are resolved against. */
    Path base() {
        return base;
    }

    @Override
    public List<Path> next() throws InterruptedException {
        List<Path> files = new ArrayList<>();
        try {
            while (files.size() < MOST && (files.isEmpty() || more())) {
                byte[] name = trouble == null ? reader.next() : null;
                if (name == null) {
                    return files;
                }
                Path file = PathText.resolve(base, name).normalize();
                if (seen.add(PathText.of(file))) {
                    requireWhole(file);
                    files.add(file);
                }
            }
        } catch (InvalidPathException e) {
            trouble = shown + ": name " + reader.count() + " holds a NUL character; NUL-separated lists need --null";
        } catch (IOException e) {
            trouble = shown + " cannot be read after name " + reader.count() + ": " + e.getMessage();
        }
        return files;
    }

    /** Whether another name, or the end, is there or comes in a moment: no pipe can be waited for with a limit. */
    private boolean more() throws IOException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            if (reader.holdsName() || in.available() > 0) {
                return true;
            }
            if (closed.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    private void requireWhole(Path file) {
        if (reader.endedInName() && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            trouble = shown + " ends without a separator in a name that no file has: it was cut off at '"
                    + PathText.name(file) + "'";
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            in.close();
        } catch (IOException e) {
            trouble = shown + " cannot be closed: " + e.getMessage();
        }
    }
}
