package io.drover.cli;

import io.drover.ingest.Outcome;
import io.drover.ingest.OutcomeListener;
import io.drover.ingest.Progress;
import io.drover.text.PathText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
            "  drover upload ~/Pictures --dry-run --plan plan.ndjson; drover upload --apply plan.ndjson",
            "  find . -name '*.jpg' -newer last -print0 | drover upload --files-from - --null",
            "  inotifywait -mrq -e close_write --format %w%f . | drover upload --files-from -",
            "",
            "--files-from: relative names count from the working directory, empty ones do not count. A name that",
            "is listed twice is taken once; what is not there is vanished, a folder is excluded. --after move:DIR",
            "keeps the whole path of a listed file below DIR. A list that cannot be read to its end, or that ends",
            "in the middle of a name, is told with exit code 1; what it named until then is done. Let the shell",
            "tell whether who writes the list did well (set -o pipefail).",
            "",
            "--apply: a plan keeps the options that it was made with. It is refused as a whole when it is for another",
            "server or user, was cut off or edited (its digest is no signature). A file that has another size, time,",
            "checksum or sidecar than was planned, or is gone, is left alone, with the reason and exit code 1.",
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

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Surroundings surroundings;
    private final Workspace workspace;

    UploadCommand(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        if (options.apply != null) {
            return apply(options.apply);
        }
        SourceArguments arguments = new SourceArguments(options, surroundings);
        arguments.requireOne();
        List<Path> roots = arguments.roots();
        try (ReportFile report = options.report == null ? null : new ReportFile(options.report);
                LocalState state = workspace.open("upload");
                NameList list = options.filesFrom == null ? null : arguments.list(state.scratch())) {
            List<UploadSource.Place> places = list == null ? UploadSource.places(roots) : UploadSource.places(list);
            return options.plan == null
                    ? run(options, new UploadSource(places, UploadCompanion.NONE), state, listeners(report))
                            .exitCode()
                    : plan(options.plan, places, state, listeners(report));
        }
    }

    private UploadResult run(UploadOptions chosen, UploadSource source, LocalState state, List<Object> listeners) {
        Upload upload = new Upload(chosen, chosen.settings(), surroundings, new Progress(), new RunFigures());
        UploadResult result = upload.run(source, workspace.folders(), state, listeners);
        new UploadReport(chosen, surroundings).print(result);
        return result;
    }

    private int plan(Path file, List<UploadSource.Place> places, LocalState state, List<Object> listeners) {
        List<String> kept = PlannedOptions.of(spec.commandLine().getParseResult());
        try (PlanWriter plan = PlanWriter.of(file, kept, places, surroundings.clock())) {
            listeners.add(plan);
            UploadResult result = run(options, new UploadSource(places, plan), state, listeners);
            if (result.broken()) {
                surroundings.err().println("drover: no plan was written, because not all files were looked at");
                return Math.max(ExitCode.SOME_FAILED, result.exitCode());
            }
            plan.complete(result.tally().found());
            if (!options.json && !options.quiet) {
                surroundings
                        .out()
                        .println("Plan: " + file + " would send " + Format.files(plan.uploads())
                                + "; drover upload --apply " + file + " does.");
            }
            return result.exitCode();
        }
    }

    private int apply(Path file) {
        PlannedOptions.requireNone(spec.commandLine().getParseResult());
        if (!options.paths.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "--apply does what the plan says: name no PATH besides it");
        }
        PlanReader plan = PlanReader.open(file);
        PlanGuard guard = new PlanGuard(plan);
        List<PlannedFiles> listings = new ArrayList<>();
        List<UploadSource.Place> places = new ArrayList<>();
        for (PlanHeader.Place place : plan.header().places()) {
            PlannedFiles listing = new PlannedFiles(file, place.source(), guard);
            listings.add(listing);
            places.add(place.of(listing));
        }
        UploadOptions chosen = PlannedOptions.of(plan, options);
        try (ReportFile report = options.report == null ? null : new ReportFile(options.report);
                LocalState state = workspace.open("upload")) {
            return run(chosen, new UploadSource(places, guard), state, listeners(report))
                    .exitCode();
        } finally {
            listings.forEach(PlannedFiles::close);
        }
    }

    private List<Object> listeners(@Nullable ReportFile report) {
        List<Object> listeners = new ArrayList<>();
        if (report != null) {
            listeners.add(report);
        }
        if (options.dryRun && options.plan == null && !options.json && !options.quiet) {
            listeners.add((OutcomeListener) this::tell);
        }
        return listeners;
    }

    private void tell(Outcome outcome) {
        surroundings
                .out()
                .println(outcome.state().label() + "  "
                        + PathText.of(outcome.file().path())
                        + (outcome.reason() == null ? "" : ": " + outcome.reason()));
    }
}
