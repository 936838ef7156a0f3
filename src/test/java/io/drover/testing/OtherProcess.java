package io.drover.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Another JVM with the class path of the test. It speaks by lines on its standard output. */
public final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private OtherProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static OtherProcess start(Class<?> main, String... arguments) throws IOException {
        return new OtherProcess(command(List.of(), main, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /**
     * The same with what it says on standard error among its lines.
     *
     * @param options of the JVM, such as {@code -Xmx64m}
     * @param environment is added to that of the test
     */
    public static OtherProcess start(
            List<String> options, Map<String, String> environment, Class<?> main, String... arguments)
            throws IOException {
        ProcessBuilder builder = command(options, main, arguments).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new OtherProcess(builder.start());
    }

    /** The same with all that it says at the end of this file, so that it goes on while nobody reads its lines. */
    static OtherProcess start(
            List<String> options, Map<String, String> environment, Path output, Class<?> main, String... arguments)
            throws IOException {
        ProcessBuilder builder = command(options, main, arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        return new OtherProcess(builder.start());
    }

    private static ProcessBuilder command(List<String> options, Class<?> main, String... arguments) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(Stream.of(
                        Stream.of(java.toString()),
                        options.stream(),
                        Stream.of("-cp", System.getProperty("java.class.path"), main.getName()),
                        Arrays.stream(arguments))
                .flatMap(words -> words)
                .toList());
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Gives it a line on its standard input. */
    public void send(String line) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** Reads lines until one is this; false when the process ended before. */
    public boolean waitForLine(String line) throws IOException {
        for (String read = readLine(); read != null; read = readLine()) {
            if (read.equals(line)) {
                return true;
            }
        }
        return false;
    }

    /** Reads lines until one has this text in it; false when the process ended before. */
    public boolean waitForText(String text) throws IOException {
        for (String read = readLine(); read != null; read = readLine()) {
            if (read.contains(text)) {
                return true;
            }
        }
        return false;
    }

    /** Reads all that it still says, and waits for its end. @return its exit code */
    public int waitForEnd() throws IOException, InterruptedException {
        while (readLine() != null) {
            // its lines are kept
        }
        return process.waitFor();
    }

    /** Waits for its end without its lines. @return whether it came in time */
    boolean endsWithin(Duration timeout) throws InterruptedException {
        return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does this with its exit code when it ends, on a thread of its own. */
    void whenEnded(IntConsumer action) {
        process.onExit().thenAccept(ended -> action.accept(ended.exitValue()));
    }

    /** What it has said so far, as far as that was waited for. */
    public String said() {
        return String.join("\n", lines);
    }

    /** As {@code kill}: asks it to stop. */
    public void terminate() {
        process.toHandle().destroy(); // Process.destroy would close its output too
    }

    /** As {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private @Nullable String readLine() throws IOException {
        String line = output.readLine();
        if (line != null) {
            lines.add(line);
        }
        return line;
    }
}
