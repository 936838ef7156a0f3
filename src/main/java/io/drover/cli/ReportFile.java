package io.drover.cli;

import io.drover.ingest.Outcome;
import io.drover.ingest.OutcomeListener;
import io.drover.runtime.ConfigurationException;
import io.drover.text.PathText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code --report FILE}: one JSON object a line for each file, written as the files end. */
final class ReportFile implements OutcomeListener, AutoCloseable {
    private final BufferedWriter writer;

    /** @throws ConfigurationException when the file cannot be written */
    ReportFile(Path file) {
        try {
            this.writer = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "the report " + file + " cannot be written: its folder must exist and be writable");
        }
    }

    @Override
    public synchronized void recorded(Outcome outcome) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("path", PathText.of(outcome.file().path()));
        line.put("size", outcome.file().stamp().size());
        line.put("state", outcome.state().label());
        line.put("reason", outcome.reason());
        line.put("checksum", outcome.checksum());
        line.put("assetId", outcome.assetId());
        line.put("disposal", outcome.disposal());
        Json.writeLine(writer, line);
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
