package io.drover.cli;

import io.drover.store.Backup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover backup}: what Drover remembers, in one file. */
@Command(
        name = "backup",
        description =
                "Writes what Drover remembers, the ledger and where the feeds are, to one file. It may run while"
                        + " drover run does; the file is as of the moment when it began, checked, and on the disk when this ends.",
        footer = {
            "",
            "Examples:",
            "  drover backup /backups/drover-$(date +%F).db",
            "  drover backup --force /backups/drover.db",
            "  drover restore /backups/drover.db"
        })
final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file to write; its folder must exist.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--force", description = "Replace the file where it exists.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON object to standard output, and nothing else.")
    private boolean json;

    private final Surroundings surroundings;
    private final Workspace workspace;

    BackupCommand(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        workspace.requireOwnStore("backup", "back it up by pg_dump (docs/scale.md)");
        Backup backup = Backup.write(workspace.dataFolder(), file, force);
        if (json) {
            Json.writeLine(
                    surroundings.out(),
                    Json.object("file", backup.file(), "bytes", backup.bytes(), "schema", backup.schema()));
        } else {
            surroundings.out().println("Backed up to " + backup.file() + ", " + Format.bytes(backup.bytes()) + ".");
        }
        return ExitCode.OK;
    }
}
