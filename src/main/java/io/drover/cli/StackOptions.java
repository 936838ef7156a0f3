package io.drover.cli;

import io.drover.sandbox.contentstack.ContentstackServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code drover sandbox} that run a Contentstack stack beside the Immich server. */
final class StackOptions {
    @Option(
            names = "--contentstack",
            description = "Run a Contentstack stack, too, and print its host, key, token and environment.")
    private boolean wanted;

    @Option(
            names = "--contentstack-port",
            paramLabel = "PORT",
            defaultValue = "2284",
            description = "Where the stack listens on this machine; default 2284, 0: any free port.")
    private int port;

    @Option(
            names = "--entries",
            paramLabel = "COUNT",
            defaultValue = "250",
            description = "How many entries the stack has published at the start; default 250. They take no memory.")
    private int entries;

    @Option(
            names = "--change-every",
            paramLabel = "SECONDS",
            description = "Change the stack by chance every so many seconds, as its editors would; default 0: never.")
    private int pause;

    /**
     * Starts the stack.
     *
     * @param faults rules that say what goes wrong, which were read without a complaint before
     * @return null when none is wanted
     * @throws CommandException when an option is wrong or the stack cannot listen
     */
    @Nullable
    StackSandbox start(List<String> faults) {
        if (!wanted) {
            return null;
        }
        if (port < 0 || port > 65_535) {
            throw usage("--contentstack-port: " + port + " is not from 0 to 65535");
        }
        if (entries < 0) {
            throw usage("--entries: " + entries + " is not 0 or more");
        }
        if (pause < 0) {
            throw usage("--change-every: " + pause + " is not 0 or more");
        }
        try {
            ContentstackServer server = ContentstackServer.builder()
                    .port(port)
                    .faults(String.join("\n", faults))
                    .start();
            server.content().seed(entries);
            return new StackSandbox(server, entries, Duration.ofSeconds(pause));
        } catch (IOException e) {
            throw usage("--contentstack-port: cannot listen on " + port
                    + ": is something else running there? Try --contentstack-port 0");
        }
    }

    private static CommandException usage(String sentence) {
        return new CommandException(ExitCode.USAGE, sentence);
    }
}
