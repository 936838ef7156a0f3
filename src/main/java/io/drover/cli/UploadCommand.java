package io.drover.cli;

import io.drover.ingest.Outcome;
import io.drover.ingest.OutcomeListener;
import io.drover.ingest.Progress;
import io.drover.text.PathText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drover upload PATH...}: sends folders once. */
@Command(
        name = "upload",
        sortOptions = false,
        description = "Sends folders and files once: only what the server lacks, each confirmed by checksum. What was"
                + " sent before is neither read nor sent again.",
        footer = {
            "",
            "Examples:",
            "  drover upload ~/Pictures",
            "  drover upload ~/Pictures --dry-run",
            "  drover upload /mnt/card --include '*.jpg' --include '*.mp4' --after move:/mnt/card/done",
            "  drover upload --server https://photos.example/api --api-key-file key.txt /mnt/nas/photos",
            "  drover upload ~/Pictures --json --report uploaded.ndjson",
            "",
            "A server that is away, busy or refuses the key in mid-run is waited for, 30 minutes at most",
            "(DROVER_WAIT_LIMIT or camel.component.immich.waitLimit). Then the files under way are put back",
            "without a state, the upload ends with 3, and the next one finds them.",
            "",
            "Exit codes: 0 ok, 1 some files failed, 2 usage or configuration,",
            "3 server unreachable or unauthorised."
        })
final class UploadCommand implements Callable<Integer> {
    @Mixin
    private final UploadOptions options = new UploadOptions();

    private final Surroundings surroundings;
    private final Workspace workspace;

    UploadCommand(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        List<Path> roots = roots();
        Progress progress = new Progress();
        RunFigures figures = new RunFigures();
        try (ReportFile report = options.report == null ? null : new ReportFile(options.report);
                LocalState state = workspace.open("upload")) {
            Upload upload = new Upload(options, options.settings(), surroundings, progress, figures);
            UploadResult result = upload.run(roots, workspace.folders(), state, listeners(report));
            new UploadReport(options, surroundings).print(result);
            return result.exitCode();
        }
    }

    private List<Path> roots() {
        Set<Path> roots = options.paths.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (Path root : roots) {
            if (!Files.exists(root)) {
                throw new CommandException(ExitCode.USAGE, "there is no file or folder " + root);
            }
        }
        return roots.stream().filter(root -> !isBelowOneOf(roots, root)).toList();
    }

    private static boolean isBelowOneOf(Set<Path> roots, Path path) {
        return Stream.iterate(path.getParent(), Objects::nonNull, Path::getParent)
                .anyMatch(roots::contains);
    }

    private List<Object> listeners(@Nullable ReportFile report) {
        List<Object> listeners = new ArrayList<>();
        if (report != null) {
            listeners.add(report);
        }
        if (options.dryRun && !options.json && !options.quiet) {
            listeners.add((OutcomeListener) this::tell);
        }
        return listeners;
    }

    private void tell(Outcome outcome) {
        surroundings
                .out()
                .println(outcome.state().label() + "  " + PathText.of(outcome.file().path())
                        + (outcome.reason() == null ? "" : ": " + outcome.reason()));
    }
}
