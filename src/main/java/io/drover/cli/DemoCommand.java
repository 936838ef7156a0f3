package io.drover.cli;

import io.drover.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover demo}: the whole way of a folder, without a server of one's own. */
@Command(
        name = "demo",
        description = "Makes a folder as people have them, sends it to an Immich server in this process by the shipped"
                + " routes, and checks every number. Touches nothing but a temporary folder, which it removes.",
        footer = {"", "Exit codes: 0 every number is what it must be, 1 one is not."})
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--immich-version",
            paramLabel = "VERSION",
            defaultValue = "2.7.5",
            description = "What the server speaks as: 1.144.1, 2.7.5 (default) or 3.1.0.")
    private String version = "2.7.5";

    @Option(names = "--keep", description = "Keep the temporary folder, to look at it.")
    private boolean keep;

    private final Surroundings surroundings;
    private final Workspace workspace;

    DemoCommand(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        if (!SandboxServer.versions().contains(version)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--immich-version: '" + version + "' is none of " + String.join(", ", SandboxServer.versions()));
        }
        Path folder = Files.createTempDirectory("drover-demo-").toRealPath();
        try (SandboxServer server =
                SandboxServer.builder().version(version).port(0).start()) {
            boolean right = new Demo(server, version, folder, workspace.folders(), surroundings).run();
            return right ? ExitCode.OK : ExitCode.SOME_FAILED;
        } finally {
            if (!keep) {
                remove(folder);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
