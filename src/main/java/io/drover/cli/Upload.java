package io.drover.cli;

import io.drover.disk.KeySet;
import io.drover.http.ApiException;
import io.drover.immich.ImmichComponent;
import io.drover.ingest.FileState;
import io.drover.ingest.OutcomeListener;
import io.drover.ingest.Progress;
import io.drover.ingest.Tally;
import io.drover.library.LibraryEndpoint;
import io.drover.library.LibraryException;
import io.drover.log.Logs;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.telemetry.Traces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.RoutesBuilder;
import org.jspecify.annotations.Nullable;

/** One upload of some folders through the shipped routes. */
final class Upload {
    private final UploadOptions options;
    private final Map<String, String> settings;
    private final Surroundings surroundings;
    private final Progress progress;
    private final RunFigures figures;

    /** @param settings beat those of the file */
    Upload(
            UploadOptions options,
            Map<String, String> settings,
            Surroundings surroundings,
            Progress progress,
            RunFigures figures) {
        this.options = options;
        this.settings = settings;
        this.surroundings = surroundings;
        this.progress = progress;
        this.figures = figures;
    }

    /**
     * @param listeners beans that hear of each file's end
     * @throws CommandException when the server cannot be used, or a folder cannot be walked
     */
    UploadResult run(UploadSource source, Folders folders, LocalState state, List<Object> listeners) {
        long started = System.nanoTime();
        Logs.quieten("io.drover.library"); // the report says what its line about each scan would say
        List<Object> beans = new ArrayList<>(
                List.of(surroundings.clock(), state.store(), state.ledger(), state.spool(), progress, figures));
        beans.addAll(listeners);
        try (Traces traces = CommandTraces.of(folders, surroundings)) {
            beans.addAll(traces.beans());
            return run(source, folders, beans, configurations(source, beans, state), started);
        }
    }

    private UploadResult run(
            UploadSource source,
            Folders folders,
            List<Object> beans,
            List<RoutesBuilder> configurations,
            long started) {
        RuntimeOptions runtimeOptions = RuntimeOptions.of(folders, surroundings.environment())
                .withRoutes("ingest", "ingest-after", "error-handling")
                .withOverrides(settings)
                .withBeans(beans.toArray())
                .withConfigurations(configurations);
        try (DroverRuntime runtime = DroverRuntime.prepare(runtimeOptions)) {
            ImmichComponent immich = runtime.ask("immich", ImmichComponent.class, Upload::configured);
            ServerCheck.of(immich).requireUsable();
            source.companion().begins(immich.identity());
            UploadRoutes routes = new UploadRoutes(options, source);
            runtime.add(routes);
            runtime.start();
            CompletableFuture.anyOf(surroundings.stop().asked(), routes.putBackBy())
                    .thenRunAsync(runtime::close);
            await(routes.endpoints(), () -> pausedBy(immich));
            return new UploadResult(
                    sum(routes.endpoints()),
                    progress,
                    figures.troubles(),
                    figures.count(FileState.FAILED) + figures.count(FileState.REJECTED),
                    Duration.ofNanos(System.nanoTime() - started),
                    surroundings.stop().isAsked(),
                    routes.putBackBy().getNow(null),
                    source.trouble());
        }
    }

    /** Wrong options are to be seen before anything is asked. */
    private static ImmichComponent configured(ImmichComponent immich) {
        immich.client();
        return immich;
    }

    private List<RoutesBuilder> configurations(UploadSource source, List<Object> beans, LocalState state) {
        List<RoutesBuilder> all = new ArrayList<>(source.companion().configurations());
        if (options.dryRun) {
            all.add(new DryRun(hearers(beans), new KeySet(state.scratch())));
        }
        return all;
    }

    private static List<OutcomeListener> hearers(List<Object> beans) {
        return beans.stream()
                .filter(OutcomeListener.class::isInstance)
                .map(OutcomeListener.class::cast)
                .toList();
    }

    private void await(List<LibraryEndpoint> libraries, Supplier<@Nullable String> pausedBy) {
        CompletableFuture<?>[] ends =
                libraries.stream().map(LibraryEndpoint::finished).toArray(CompletableFuture<?>[]::new);
        Supplier<Tally> live = () -> sum(libraries);
        BooleanSupplier allFound =
                () -> libraries.stream().allMatch(library -> library.tally().allFound());
        ProgressLines lines = new ProgressLines(live, figures, progress, allFound, pausedBy, System::nanoTime);
        Display display = display();
        try (LogAbove log = surroundings.terminal() ? new LogAbove(display) : null;
                ProgressReporter reporter = new ProgressReporter(display, lines)) {
            CompletableFuture.allOf(ends).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LibraryException refused) {
                throw new CommandException(ExitCode.USAGE, String.valueOf(refused.getMessage()));
            }
            throw e.getCause() instanceof ApiException refused ? refused : e;
        }
    }

    private Display display() {
        if (options.quiet) {
            return Display.NONE;
        }
        return surroundings.terminal()
                ? new TerminalDisplay(surroundings.err(), new TerminalWidth())
                : new PlainDisplay(surroundings.err());
    }

    private static Tally sum(List<LibraryEndpoint> libraries) {
        Tally sum = new Tally();
        libraries.forEach(library -> sum.add(library.tally()));
        return sum;
    }

    private static @Nullable String pausedBy(ImmichComponent immich) {
        ApiException why = immich.pausedBy();
        return why == null ? null : why.getMessage();
    }
}
