package io.drover.testing;

import io.drover.Drover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code drover run} with the shipped settings and routes in another JVM, one of several nodes. It keeps its name and its
 * data folder however often it is started. One that finds no database when it starts is started again, as by a supervisor.
 */
public final class DroverNode implements AutoCloseable {
    private static final List<String> SMALL = List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    /** The exit code of one whose server or database cannot be had. */
    private static final int AWAY = 3;

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);

    private final String name;
    private final Path data;
    private final Path output;
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable OtherProcess process;
    private boolean wanted;

    /**
     * @param name which no other node has
     * @param folder an existing one, for its data folder and its output
     * @param environment such as {@code DROVER_ROLE}
     */
    public DroverNode(String name, Path folder, Map<String, String> environment) {
        this.name = name;
        this.data = folder.resolve(name);
        this.output = folder.resolve(name + ".log");
        // health and metrics would take the same port on each node
        this.environment.putAll(Map.of("DROVER_NODE", name, "DROVER_OBSERVE_PORT", "0", "DROVER_LOG_FILE", "none"));
        this.environment.putAll(environment);
    }

    public String name() {
        return name;
    }

    /** Starts it, for the first time or again, and returns at once. */
    public synchronized void start() throws IOException {
        wanted = true;
        OtherProcess begun = OtherProcess.start(
                SMALL,
                environment,
                output,
                Drover.class,
                "run",
                "--config",
                Path.of("config").toAbsolutePath().toString(),
                "--routes",
                Path.of("routes").toAbsolutePath().toString(),
                "--data",
                data.toString());
        process = begun;
        begun.whenEnded(exitCode -> {
            if (exitCode == AWAY) {
                startAgain();
            }
        });
    }

    private synchronized void startAgain() {
        if (wanted) {
            try {
                start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The process that runs now; it is not started again. */
    private synchronized OtherProcess last() {
        wanted = false;
        return started();
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** As {@code kill -9}. */
    public void kill() throws InterruptedException {
        last().kill();
    }

    /** As {@code kill -STOP}: it is there, and does nothing. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** As {@code kill -CONT}: it goes on as if no time had passed. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Asks it to stop, and waits for that. @throws AssertionError with what it said, when it does not or not well */
    public void stop() throws IOException, InterruptedException {
        OtherProcess stopped = last();
        stopped.terminate();
        if (!stopped.endsWithin(STOPS_WITHIN)) {
            throw new AssertionError(name + " did not stop within " + STOPS_WITHIN + ": " + said());
        }
        int exitCode = stopped.waitForEnd();
        if (exitCode != 0) {
            throw new AssertionError(name + " ended with " + exitCode + ": " + said());
        }
    }

    /** All that it has said in all its lives. */
    public String said() throws IOException {
        return Files.exists(output) ? Files.readString(output) : "";
    }

    private void signal(String signal) throws IOException, InterruptedException {
        String pid = String.valueOf(started().pid());
        int exitCode = new ProcessBuilder("kill", "-" + signal, pid)
                .inheritIO()
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IOException("kill -" + signal + " " + pid + " ended with " + exitCode);
        }
    }

    private synchronized OtherProcess started() {
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return process;
    }

    /** Kills it, whatever it does. */
    @Override
    public synchronized void close() {
        wanted = false;
        if (process != null) {
            process.close();
        }
    }
}
