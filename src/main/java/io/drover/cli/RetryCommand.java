package io.drover.cli;

import io.drover.ingest.FileState;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover retry}: makes files due again. */
@Command(
        name = "retry",
        description = "Makes files due again, so that the next scan or upload takes them; nothing is sent by it. Among"
                + " several nodes, the dead letters of files are put back among the work, too.",
        footer = {"", "Examples:", "  drover retry", "  drover retry --state rejected --state trashed"})
final class RetryCommand implements Callable<Integer> {
    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Files in this state: failed (default), rejected, trashed, unsupported, excluded,"
                    + " vanished, uploaded or duplicate.")
    private List<String> states = List.of(FileState.FAILED.label());

    @Option(names = "--json", description = "Print one JSON object to standard output, and nothing else.")
    private boolean json;

    private final Surroundings surroundings;
    private final Workspace workspace;

    RetryCommand(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        Set<FileState> chosen = EnumSet.noneOf(FileState.class);
        for (String state : new LinkedHashSet<>(states)) {
            chosen.add(state(state));
        }
        int files;
        try (LocalState local = workspace.openToChange("retry")) {
            files = local.ledger().retry(chosen);
        }
        Optional<LettersRead> letters = chosen.contains(FileState.FAILED)
                ? new LettersPutBack(workspace, surroundings).run()
                : Optional.empty();
        if (json) {
            Map<String, Object> object = Json.object("due", files);
            letters.ifPresent(put -> object.putAll(put.toJson()));
            Json.writeLine(surroundings.out(), object);
        } else {
            surroundings.out().println(Format.files(files) + " due again: the next scan takes them.");
            letters.ifPresent(put -> put.print(surroundings.out()));
        }
        return ExitCode.OK;
    }

    private static FileState state(String label) {
        try {
            return FileState.ofLabel(label);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, "--state: " + e.getMessage());
        }
    }
}
