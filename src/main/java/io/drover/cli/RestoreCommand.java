package io.drover.cli;

import io.drover.store.DataFolder;
import io.drover.store.ProcessLock;
import io.drover.store.Restore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover restore}: a backup in the place of what Drover remembers. */
@Command(
        name = "restore",
        description =
                "Puts a backup into the place of what Drover remembers. The file is checked first, and one of an older"
                        + " Drover is brought up to date. A drover run that uses the data folder finishes what is in flight, takes"
                        + " it in, and goes on from there. What was there before is kept beside it, and can be restored as well.",
        footer = {
            "",
            "Examples:",
            "  drover restore /backups/drover.db",
            "  drover restore /data/drover.db.before-restore-20260131T235959.000Z"
        })
final class RestoreCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long MILLIS_BETWEEN = 100;
    private static final String RUN = "run";

    @Parameters(paramLabel = "FILE", description = "What drover backup has written.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--json", description = "Print one JSON object to standard output, and nothing else.")
    private boolean json;

    private final Surroundings surroundings;
    private final Workspace workspace;

    RestoreCommand(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        workspace.requireOwnStore("restore", "restore what pg_dump has written by pg_restore (docs/scale.md)");
        DataFolder data = workspace.dataFolder().create();
        Restore restore = new Restore(data);
        Optional<ProcessLock> lock = tryLock(data);
        Path kept;
        if (lock.isEmpty() && ProcessLock.isOf(data, RUN)) {
            kept = restore.ask(file, surroundings.clock());
            waitFor(restore, data);
        } else {
            try (ProcessLock held = lock.orElseGet(() -> lock(data))) {
                kept = restore.ask(file, surroundings.clock());
                restore.takeIn();
            }
        }
        restore.refusal().ifPresent(RestoreCommand::fail);
        tell(data, kept);
        return ExitCode.OK;
    }

    private Optional<ProcessLock> tryLock(DataFolder data) {
        return ProcessLock.tryTake(data, "restore", surroundings.clock());
    }

    /** @throws io.drover.store.StoreException naming who has the data folder, unless it has ended meanwhile */
    private ProcessLock lock(DataFolder data) {
        return ProcessLock.take(data, "restore", surroundings.clock());
    }

    /** Until the process that runs has taken it in; if that one ends, this one does. */
    private void waitFor(Restore restore, DataFolder data) {
        Instant end = surroundings.clock().instant().plus(PATIENCE);
        while (restore.isPending()) {
            tryLock(data).ifPresent(lock -> {
                try (lock) {
                    restore.takeIn();
                }
            });
            boolean late = surroundings.clock().instant().isAfter(end);
            if ((surroundings.stop().isAsked() || late) && restore.withdraw()) {
                fail("the drover run that uses " + data.path() + " did not take the backup in"
                        + (late ? " within " + Format.duration(PATIENCE) : "")
                        + ": nothing was changed; stop it, and restore again");
            }
            pause();
        }
    }

    private static void pause() {
        new CompletableFuture<Void>()
                .completeOnTimeout(null, MILLIS_BETWEEN, TimeUnit.MILLISECONDS)
                .join();
    }

    private static void fail(String sentence) {
        throw new CommandException(ExitCode.USAGE, sentence);
    }

    private void tell(DataFolder data, Path kept) {
        boolean replaced = Files.exists(kept);
        if (json) {
            Map<String, Object> object = Json.object("restored", file.toAbsolutePath(), "data", data.path());
            if (replaced) {
                object.put("kept", kept);
            }
            Json.writeLine(surroundings.out(), object);
        } else {
            surroundings.out().println("Restored " + file + " into " + data.path() + ".");
            if (replaced) {
                surroundings.out().println("What was there before is kept as " + kept + ".");
            }
        }
    }
}
