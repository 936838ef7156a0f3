package io.drover.cli;

import io.drover.sandbox.FaultScript;
import io.drover.sandbox.SandboxBuilder;
import io.drover.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover sandbox}: an Immich server to try things with. */
@Command(
        name = "sandbox",
        sortOptions = false,
        description =
                "Runs an Immich server in this process until it is stopped. It holds assets in memory, without"
                        + " their bytes unless --keep names a folder for them, speaks as a real version does, and goes wrong as it is told.",
        footer = {
            "",
            "Examples:",
            "  drover sandbox",
            "  drover sandbox --immich-version 3.1.0 --port 0",
            "  drover sandbox --assets 10000",
            "  drover sandbox --keep /tmp/originals",
            "  drover sandbox --fault 'uploadAsset: status 503 retry-after 1 every 10'",
            "  drover sandbox --contentstack --change-every 5",
            "  drover sandbox --faults          tells the language of faults"
        })
final class SandboxCommand implements Callable<Integer> {
    @Option(
            names = "--immich-version",
            paramLabel = "VERSION",
            defaultValue = "2.7.5",
            description = "1.144.1, 2.7.5 (default) or 3.1.0.")
    private String version = "2.7.5";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "2283",
            description = "Where it listens on this machine; default 2283, 0: any free port.")
    private int port;

    @Option(
            names = "--assets",
            paramLabel = "COUNT",
            description = "How many photos its library holds at the start, each with EXIF; default 0. A million take a"
                    + " few seconds and 1 GB: DROVER_JAVA_OPTS=-Xmx2g.")
    private int assets;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "A folder where the bytes of uploads are kept, so that downloads give them, as a mirror needs"
                    + " it; made where it is missing, and not emptied at the end. Without it downloads give zeros, as they"
                    + " do for the photos of --assets.")
    @Nullable
    private Path keep;

    @Option(names = "--fault", paramLabel = "RULE", description = "What goes wrong, and when. Repeatable.")
    private List<String> faults = new ArrayList<>();

    @Option(names = "--faults", description = "Tell the language of faults and end.")
    private boolean help;

    @Option(
            names = "--json",
            description = "Print the address, the key and the login as one JSON object to standard output.")
    private boolean json;

    @Mixin
    private StackOptions stackOptions = new StackOptions();

    private final Surroundings surroundings;

    SandboxCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (help) {
            surroundings.out().print(FaultScript.help());
            surroundings.out().flush();
            return ExitCode.OK;
        }
        try (SandboxServer server = start();
                StackSandbox stack = stackOptions.start(faults)) {
            server.seed(assets);
            announce(server, stack);
            surroundings.stop().asked().join();
        }
        return ExitCode.OK;
    }

    private SandboxServer start() {
        if (!SandboxServer.versions().contains(version)) {
            throw usage(
                    "--immich-version: '" + version + "' is none of " + String.join(", ", SandboxServer.versions()));
        }
        if (port < 0 || port > 65_535) {
            throw usage("--port: " + port + " is not from 0 to 65535");
        }
        if (assets < 0) {
            throw usage("--assets: " + assets + " is not 0 or more");
        }
        SandboxBuilder builder = SandboxServer.builder().version(version).port(port);
        if (keep != null) {
            builder.keepOriginals(made(keep));
        }
        try {
            return builder.faults(String.join("\n", faults)).start();
        } catch (IllegalArgumentException e) {
            throw usage("--fault: " + e.getMessage());
        } catch (IOException e) {
            throw usage("--port: cannot listen on " + port + ": is something else running there? Try --port 0");
        }
    }

    private static Path made(Path folder) {
        try {
            Path made = Files.createDirectories(folder.toAbsolutePath());
            if (Files.isWritable(made)) {
                return made;
            }
        } catch (IOException e) {
            throw usage("--keep: the folder " + folder + " cannot be made: is a file in its way?");
        }
        throw usage("--keep: the folder " + folder + " cannot be written to");
    }

    private static CommandException usage(String sentence) {
        return new CommandException(ExitCode.USAGE, sentence);
    }

    private void announce(SandboxServer server, @Nullable StackSandbox stack) {
        if (json) {
            Map<String, Object> settings = Json.object(
                    "url",
                    server.url(),
                    "apiKey",
                    server.apiKey(),
                    "email",
                    server.email(),
                    "password",
                    server.password(),
                    "version",
                    version);
            if (stack != null) {
                settings.put("contentstack", stack.settings());
            }
            Json.writeLine(surroundings.out(), settings);
            return;
        }
        surroundings
                .out()
                .println("Immich " + version + " (sandbox) listens, with " + Format.count(server.assetCount())
                        + " photos. For another terminal:");
        surroundings.out().println("  export IMMICH_URL=" + server.url());
        surroundings.out().println("  export IMMICH_API_KEY=" + server.apiKey());
        surroundings.out().println("  drover upload ~/Pictures");
        if (stack != null) {
            stack.announce(surroundings.out());
        }
        surroundings.out().println("Stop it with Ctrl-C.");
        surroundings.out().flush();
    }
}
