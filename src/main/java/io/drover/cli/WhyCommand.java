package io.drover.cli;

import io.drover.ingest.LedgerRow;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover why FILE}: all that the ledger knows of a file. */
@Command(
        name = "why",
        description =
                "Tells what became of a file, and why. Of a sidecar: what became of the photo that it belongs to.",
        footer = {
            "",
            "Examples:",
            "  drover why ~/Pictures/a.jpg",
            "  drover why '/photos/2019.zip!/trip/a.jpg'      a file in an archive",
            "  drover why s3://bucket/2019/a.jpg              an object of a bucket",
            "",
            "A byte of a name that is no UTF-8 is printed as \uFFFD and its two hex digits, and found by that.",
            "",
            "Exit codes: 0 known, 1 nothing is known of it."
        })
final class WhyCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "The file as it lies, or lay, in its folder; what lies elsewhere as reports print it.")
    private String file = "";

    @Option(names = "--json", description = "Print one JSON object to standard output, and nothing else.")
    private boolean json;

    private final Surroundings surroundings;
    private final Workspace workspace;

    WhyCommand(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        String path = Identity.of(file);
        List<LedgerRow> rows;
        try (LocalState state = workspace.openToRead()) {
            rows = state.ledger().why(path);
        }
        if (json) {
            Json.writeLine(
                    surroundings.out(),
                    Json.object(
                            "path",
                            path,
                            "rows",
                            rows.stream().map(WhyText::json).toList()));
        } else if (rows.isEmpty()) {
            surroundings.out().println(WhyText.unknown(path));
        } else {
            rows.forEach(row -> WhyText.sentences(row).forEach(surroundings.out()::println));
        }
        return rows.isEmpty() ? ExitCode.SOME_FAILED : ExitCode.OK;
    }
}
