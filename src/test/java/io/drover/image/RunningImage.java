package io.drover.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A process in a clean root, the first one there. */
final class RunningImage implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    RunningImage(ProcessBuilder builder) throws IOException {
        this.process = builder.start();
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Reads lines until one has this text in it. @throws AssertionError when it ends before */
    void awaitText(String text) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.contains(text)) {
                return;
            }
        }
        throw new AssertionError("it did not say '" + text + "': " + said());
    }

    /** As an engine's stop: SIGTERM to the container's first process. */
    void terminate() {
        process.children().findFirst().orElseThrow().destroy();
    }

    /** Reads all that it still says, and waits for its end. @return its exit code */
    int waitForEnd() throws IOException, InterruptedException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
        }
        return process.waitFor();
    }

    String said() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
