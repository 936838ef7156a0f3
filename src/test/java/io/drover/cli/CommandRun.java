package io.drover.cli;

import io.drover.runtime.StopSignal;
import io.drover.sandbox.SandboxServer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Runs one command line in this process, with the shipped settings and routes and an environment of its own. */
final class CommandRun {
    private static final Path HOME = Path.of("").toAbsolutePath();

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final StopSignal stop = new StopSignal();
    private InputStream in = InputStream.nullInputStream();

    private CommandRun(Path data) {
        environment.put("DROVER_DATA", data.toString());
    }

    /** @param data where Drover remembers things */
    static CommandRun in(Path data) {
        return new CommandRun(data);
    }

    CommandRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CommandRun against(SandboxServer server) {
        return with("IMMICH_URL", server.url().toString()).with("IMMICH_API_KEY", server.apiKey());
    }

    /** What is piped into it. */
    CommandRun fed(InputStream input) {
        in = input;
        return this;
    }

    CommandRun fed(String input) {
        return fed(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    }

    /** @return the exit code */
    int run(String... arguments) {
        Surroundings surroundings = new Surroundings(
                Map.copyOf(environment),
                HOME,
                in,
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Clock.systemUTC(),
                false,
                stop);
        return DroverCommand.run(surroundings, arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    StopSignal stop() {
        return stop;
    }
}
