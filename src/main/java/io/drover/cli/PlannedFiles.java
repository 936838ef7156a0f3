package io.drover.cli;

import io.drover.text.PathText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of one place that a plan sends. */
final class PlannedFiles implements UploadSource.Listing, AutoCloseable {
    private static final int MOST = 2_000;

    private final Path plan;
    private final String source;
    private final PlanGuard guard;
    private @Nullable BufferedReader lines;
    private volatile @Nullable String trouble;

    /** @param guard is told of each file before it goes its way */
    PlannedFiles(Path plan, String source, PlanGuard guard) {
        this.plan = plan;
        this.source = source;
        this.guard = guard;
    }

    @Override
    public List<Path> next() {
        List<Path> files = new ArrayList<>();
        try {
            BufferedReader reader = lines();
            String line = reader.readLine();
            while (line != null) {
                Map<String, @Nullable Object> read = Json.read(line);
                if (source.equals(read.get("source")) && PlannedFile.UPLOAD.equals(read.get("state"))) {
                    PlannedFile planned = PlannedFile.of(read);
                    Path file = PathText.path(planned.path());
                    guard.expect(file, planned);
                    files.add(file);
                }
                line = files.size() < MOST ? reader.readLine() : null;
            }
        } catch (IOException | IllegalArgumentException e) {
            trouble = "the plan " + plan + " cannot be read any more: " + e.getMessage();
        }
        return files;
    }

    private BufferedReader lines() throws IOException {
        BufferedReader open = lines;
        if (open == null) {
            open = Files.newBufferedReader(plan);
            lines = open;
        }
        return open;
    }

    @Override
    public @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        try {
            if (lines != null) {
                lines.close();
            }
        } catch (IOException e) {
            trouble = "the plan " + plan + " cannot be closed: " + e.getMessage();
        }
    }
}
