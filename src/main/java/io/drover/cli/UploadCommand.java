package io.drover.cli;

import io.drover.ingest.Outcome;
import io.drover.ingest.OutcomeListener;
import io.drover.ingest.Progress;
import io.drover.text.PathText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
            "  find . -name '*.jpg' -newer last -print0 | drover upload --files-from - --null",
            "  inotifywait -mrq -e close_write --format %w%f . | drover upload --files-from -",
            "",
            "--files-from: relative names count from the working directory, empty ones do not count. A name that",
            "is listed twice is taken once; what is not there is vanished, a folder is excluded. --after move:DIR",
            "keeps the whole path of a listed file below DIR. A list that cannot be read to its end, or that ends",
            "in the middle of a name, is told with exit code 1; what it named until then is done. Let the shell",
            "tell whether who writes the list did well (set -o pipefail).",
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
        requireSource();
        List<Path> roots = roots();
        Progress progress = new Progress();
        RunFigures figures = new RunFigures();
        try (ReportFile report = options.report == null ? null : new ReportFile(options.report);
                LocalState state = workspace.open("upload");
                NameList list = options.filesFrom == null ? null : list(options.filesFrom)) {
            Upload upload = new Upload(options, options.settings(), surroundings, progress, figures);
            UploadResult result = upload.run(new UploadSource(roots, list), workspace.folders(), state, listeners(report));
            new UploadReport(options, surroundings).print(result);
            return result.exitCode();
        }
    }

    private void requireSource() {
        if (options.paths.isEmpty() == (options.filesFrom == null)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    options.paths.isEmpty()
                            ? "what is to be sent? Name a PATH, or a list of files by --files-from FILE"
                            : "--files-from stands in the place of PATH: name a list of files or paths, not both");
        }
        if (options.nul && options.filesFrom == null) {
            throw new CommandException(ExitCode.USAGE, "--null is about the list of --files-from FILE, which is missing");
        }
    }

    /** The list is opened before anybody is asked; standard input stays as it is. */
    private NameList list(String file) {
        Path scratch = workspace.dataFolder().path();
        Path base = Path.of("").toAbsolutePath();
        if (file.equals("-")) {
            return new NameList("standard input", surroundings.in(), options.nul, base, scratch);
        }
        try {
            InputStream in = Files.newInputStream(Path.of(file));
            return new NameList(file, in, options.nul, base, scratch);
        } catch (IOException | InvalidPathException e) {
            throw new CommandException(
                    ExitCode.USAGE, "--files-from: '" + file + "' is no list that can be read: " + e.getMessage());
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
