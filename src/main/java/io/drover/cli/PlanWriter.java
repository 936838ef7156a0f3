package io.drover.cli;

import io.drover.ingest.FileState;
import io.drover.ingest.Outcome;
import io.drover.ingest.OutcomeListener;
import io.drover.ingest.SourceFile;
import io.drover.ingest.TargetId;
import io.drover.runtime.ConfigurationException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code --plan FILE}: a line for the plan, one for each file, one for the end. Written beside its place under a name of its
 * own, and put in place once it is whole.
 */
final class PlanWriter implements UploadCompanion, OutcomeListener, AutoCloseable {
    private final Path file;
    private final Path written;
    private final OutputStream out;
    private final MessageDigest digest = PlanReader.newDigest();
    private final Map<String, Long> states = new TreeMap<>();
    private final Function<TargetId, PlanHeader> header;
    private long files;
    private @Nullable IOException trouble;

    /**
     * @param header the first line, once it is known whom the files are for
     * @throws ConfigurationException when nothing can be written there
     */
    PlanWriter(Path file, Function<TargetId, PlanHeader> header) {
        this.file = file.toAbsolutePath();
        this.header = header;
        try {
            Path folder = this.file.getParent();
            this.written = Files.createTempFile(folder, ".drover-plan-", ".tmp");
            this.out = new BufferedOutputStream(Files.newOutputStream(written));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "the plan " + file + " cannot be written: its folder must exist and be writable");
        }
    }

    static PlanWriter of(Path file, List<String> options, List<UploadSource.Place> places, Clock clock) {
        return new PlanWriter(file, target -> PlanHeader.of(clock.instant(), target, options, places));
    }

    @Override
    public void begins(TargetId target) {
        write(header.apply(target).toJson());
    }

    @Override
    public void left(SourceFile file, FileState state, @Nullable String reason) {
        String checksum = file.known() == null ? null : file.known().checksum();
        String assetId = file.known() == null ? null : file.known().assetId();
        write(PlannedFile.of(file, checksum, state.label(), reason, assetId, true));
    }

    @Override
    public void recorded(Outcome outcome) {
        String state = outcome.state() == FileState.UPLOADED
                ? PlannedFile.UPLOAD
                : outcome.state().label();
        write(PlannedFile.of(outcome.file(), outcome.checksum(), state, outcome.reason(), outcome.assetId(), false));
    }

    /**
     * Puts the plan in its place.
     *
     * @param found how many files were found: a plan of fewer is not whole
     * @throws CommandException when it cannot be written, or is not whole
     */
    synchronized void complete(long found) {
        if (trouble == null && files < found) {
            throw new CommandException(
                    ExitCode.SOME_FAILED,
                    "the plan " + file + " was not written: of " + found + " files, " + files + " came to an end");
        }
        String sum = PlanReader.hex(digest);
        write(Json.object("end", true, "files", files, "states", states, "sha256", sum));
        try {
            out.close();
            if (trouble != null) {
                throw trouble;
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.SOME_FAILED, "the plan " + file + " cannot be written: " + e.getMessage());
        }
    }

    /** How many files would be sent. */
    synchronized long uploads() {
        return states.getOrDefault(PlannedFile.UPLOAD, 0L);
    }

    private synchronized void write(PlannedFile planned) {
        files++;
        states.merge(planned.state(), 1L, Long::sum);
        write(planned.toJson());
    }

    /** What cannot be written is told at the end. */
    private synchronized void write(Map<String, ?> line) {
        StringWriter text = new StringWriter();
        Json.writeLine(text, line);
        byte[] bytes = (text.toString().strip() + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        try {
            if (trouble == null) {
                out.write(bytes);
            }
        } catch (IOException e) {
            trouble = e;
        }
    }

    /** What is not whole is not kept. */
    @Override
    public synchronized void close() {
        try {
            out.close();
            Files.deleteIfExists(written);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.SOME_FAILED, "the file " + written + " stays behind: " + e.getMessage());
        }
    }
}
