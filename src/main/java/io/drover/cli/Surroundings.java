package io.drover.cli;

import io.drover.runtime.StopSignal;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command sees of the process that it runs in.
 *
 * @param environment the environment variables
 * @param home where Drover is installed, or null when it is not known
 * @param in what is piped into it
 * @param out for results
 * @param err for progress, logs and errors
 * @param terminal whether a person watches {@code err}
 * @param stop the wish that Drover stops
 */
public record Surroundings(
        Map<String, String> environment,
        @Nullable Path home,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        Clock clock,
        boolean terminal,
        StopSignal stop) {

    /** Those of this process; its signals are taken. */
    public static Surroundings ofProcess() {
        StopSignal stop = new StopSignal();
        stop.listen();
        Map<String, String> environment = System.getenv();
        String home = System.getProperty("drover.home", environment.get("DROVER_HOME"));
        return new Surroundings(
                environment,
                home == null || home.isBlank() ? null : Path.of(home).toAbsolutePath(),
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                Clock.systemUTC(),
                System.console() != null && !"dumb".equals(environment.get("TERM")),
                stop);
    }
}
