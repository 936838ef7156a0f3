package io.drover.cli;

import io.drover.runtime.StoreOptions;
import io.drover.store.DataFolder;
import io.drover.store.ProcessLock;
import io.drover.store.StoreAddress;
import io.drover.store.StoreMove;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover store move}: from the data folder to PostgreSQL. */
@Command(
        name = "move",
        description =
                "Takes all that Drover remembers in the data folder to an empty PostgreSQL database: the ledger, where the"
                        + " feeds are, what waits for a sink. No drover may run with the data folder meanwhile. Every table is"
                        + " counted on both sides; a move that fails or is stopped has moved nothing, and can be done again. The"
                        + " data folder stays as it is.",
        footer = {
            "",
            "Examples:",
            "  drover store move --to jdbc:postgresql://db.example/drover --user drover --password-file key.txt",
            "  DROVER_STORE_URL=jdbc:postgresql://db.example/drover DROVER_STORE_USER=drover drover store move",
            "",
            "Exit codes: 0 moved, 2 nothing was moved, and why, 3 PostgreSQL gives no connection."
        })
final class StoreMoveCommand implements Callable<Integer> {
    private static final long ROWS_A_LINE = 1_000_000;

    @Option(
            names = "--to",
            paramLabel = "URL",
            description = "jdbc:postgresql://HOST[:PORT]/DATABASE (else what drover.store.url names).")
    @Nullable
    private String to;

    @Option(names = "--user", description = "Who may use it, with --to (else as the URL says).")
    @Nullable
    private String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "File that holds the password, with --to.")
    @Nullable
    private Path passwordFile;

    @Option(names = "--json", description = "Print one JSON object to standard output, and nothing else.")
    private boolean json;

    private final Surroundings surroundings;
    private final Workspace workspace;

    StoreMoveCommand(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        StoreAddress target = target();
        DataFolder data = workspace.dataFolder();
        if (!data.isUsed()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "the data folder " + data.path() + " (from " + data.origin()
                            + ") holds nothing to move: nothing was run with it; PostgreSQL can be used as it is");
        }
        try (ProcessLock lock = ProcessLock.take(data, "store move", surroundings.clock())) {
            tell(new StoreMove(data, target, this::progress).run());
        }
        return ExitCode.OK;
    }

    private StoreAddress target() {
        if (to == null) {
            if (user != null || passwordFile != null) {
                throw new CommandException(ExitCode.USAGE, "--user and --password-file go with --to");
            }
            StoreAddress named = workspace.postgres();
            if (named == null) {
                throw new CommandException(
                        ExitCode.USAGE, "where to? Give --to jdbc:postgresql://HOST/DATABASE, or set drover.store.url");
            }
            return named;
        }
        return StoreOptions.named(to, user, passwordFile);
    }

    private void progress(String table, long rows) {
        if (rows > 0 && rows % ROWS_A_LINE == 0) {
            surroundings.err().println(table + ": " + Format.count(rows) + " rows");
        }
    }

    private void tell(StoreMove.Result result) {
        if (json) {
            Json.writeLine(
                    surroundings.out(), Json.object("from", result.from(), "to", result.to(), "rows", result.rows()));
            return;
        }
        long rows = result.rows().values().stream().mapToLong(Long::longValue).sum();
        surroundings
                .out()
                .println("Moved " + Format.count(rows) + " rows of "
                        + result.rows().size() + " tables from " + result.from() + " to " + result.to()
                        + "; every table holds as many on both sides.");
        surroundings
                .out()
                .println("Set DROVER_STORE_URL=" + result.to() + ", DROVER_STORE_USER and DROVER_STORE_PASSWORD_FILE"
                        + " from now on. " + result.from() + " is as it was, and not used any more.");
    }
}
