package io.drover.trial;

import io.drover.ingest.FileState;
import io.drover.lint.RouteSource;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RouteFiles;
import io.drover.runtime.Setup;
import io.drover.trial.expect.Expectations;
import io.drover.trial.expect.Mismatch;
import io.drover.trial.plan.Change;
import io.drover.trial.plan.TestCase;
import io.drover.trial.plan.TestFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.jspecify.annotations.Nullable;

/** Runs tests, one after the other, each in surroundings of its own. */
public final class Trial {
    private static final int MOST_NOTES = 5;

    private final Folders folders;
    private final Setup setup;
    private final Clock clock;
    private final LogTap logs;
    private final CompletableFuture<Void> stop;
    private final @Nullable Duration patience;

    /**
     * @param folders with the settings and the routes
     * @param stop ends a test early, which then fails
     * @param patience beats what the tests say of how long they may take, or null
     */
    public Trial(Folders folders, Clock clock, LogTap logs, CompletableFuture<Void> stop, @Nullable Duration patience) {
        this.folders = folders;
        this.setup = Setup.whole(folders);
        this.clock = clock;
        this.logs = logs;
        this.stop = stop;
        this.patience = patience;
    }

    /** Runs one test of a file. @throws IOException when its surroundings cannot be made or removed */
    public Verdict run(TestFile file, TestCase test) throws IOException {
        long started = System.nanoTime();
        List<String> lines = new CopyOnWriteArrayList<>();
        List<String> notes = new ArrayList<>();
        List<Mismatch> mismatches;
        try (LogTap.Listening listening = logs.listen(lines::add);
                Stage stage = new Stage(test, clock)) {
            mismatches = mismatches(
                    stage, RouteFiles.read(file.route().toAbsolutePath().normalize()), test, lines, notes);
            return new Verdict(
                    test,
                    Duration.ofNanos(System.nanoTime() - started),
                    mismatches,
                    notes,
                    lines.stream().map(stage.folder()::filled).toList(),
                    stage.incidents().steps());
        }
    }

    private List<Mismatch> mismatches(
            Stage stage, RouteSource route, TestCase test, List<String> lines, List<String> notes) throws IOException {
        DroverRuntime runtime;
        try {
            runtime = stage.routes(folders, setup, route);
        } catch (ConfigurationException e) {
            return doesNotStart(test, e, stage);
        }
        CamelContext context = runtime.context();
        Calm calm = new Calm(() -> context.getInflightRepository().size(), stage.incidents()::activity, stop);
        SeenNow seen = new SeenNow(
                stage.folder(),
                stage.serverWorld(),
                stage.ledger(),
                stage.sent(),
                stage.incidents(),
                () -> List.copyOf(lines));
        Duration within = patience == null ? test.within() : patience;
        TestWorld world = new TestWorld(stage, context, calm, seen, within);
        try {
            take(test.given().server(), world);
            take(test.given().stack(), world);
            test.given().serverFaults().forEach(stage.server()::addFaults);
            test.given().stackFaults().forEach(stage.stack()::addFaults);
            runtime.start();
            for (Change change : test.changes()) {
                calm.await(within);
                take(List.of(change), world);
            }
            calm.await(() -> Expectations.ofAll(test.expect(), seen).isEmpty(), within);
        } catch (ConfigurationException e) {
            return doesNotStart(test, e, stage);
        } catch (ChangeException e) {
            notes.addAll(notStarted(context, route));
            return e.mismatches();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(new Mismatch(test.line(), "the test was interrupted", List.of()));
        }
        List<Mismatch> mismatches = Expectations.ofAll(test.expect(), seen);
        if (!mismatches.isEmpty()) {
            notes.addAll(notStarted(context, route));
            notes.addAll(failedFiles(stage));
        }
        return mismatches;
    }

    /** A change could not be made. */
    private static final class ChangeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Mismatch> mismatches;

        ChangeException(List<Mismatch> mismatches, Throwable cause) {
            super(cause);
            this.mismatches = mismatches;
        }

        List<Mismatch> mismatches() {
            return mismatches;
        }
    }

    private static void take(List<Change> changes, TestWorld world) throws InterruptedException {
        for (Change change : changes) {
            try {
                change.step().take(world);
            } catch (InterruptedException e) {
                throw e;
            } catch (TestWorld.TooLateException e) {
                throw new ChangeException(e.mismatches(), e);
            } catch (Exception e) {
                String sentence = change.name() + " cannot be done: " + e.getMessage();
                throw new ChangeException(List.of(new Mismatch(change.line(), sentence, List.of())), e);
            }
        }
    }

    private static List<Mismatch> doesNotStart(TestCase test, ConfigurationException e, Stage stage) {
        List<String> problems = e.problems().stream()
                .map(problem -> stage.folder().filled(problem.toString()))
                .toList();
        return List.of(new Mismatch(test.line(), "the routes do not start", problems));
    }

    /** The routes of the file that do not run, which is what most tests fail for. */
    private static List<String> notStarted(CamelContext context, RouteSource file) {
        List<String> notes = new ArrayList<>();
        for (Route route : context.getRoutes()) {
            ServiceStatus status = context.getRouteController().getRouteStatus(route.getRouteId());
            if (isOf(route, file) && status != ServiceStatus.Started) {
                notes.add("the route " + route.getRouteId() + " was not started: does a setting switch it off?");
            }
        }
        if (file.text().contains("from:") && context.getRoutes().stream().noneMatch(route -> isOf(route, file))) {
            notes.add("no route of " + file.file().getFileName() + " was built: does a setting switch it off?");
        }
        return notes;
    }

    /** Why files failed, which no message tells any more. */
    private static List<String> failedFiles(Stage stage) {
        List<String> notes = new ArrayList<>();
        stage.ledger()
                .forEach(
                        FileState.FAILED,
                        MOST_NOTES,
                        row -> notes.add(stage.folder().inside(row.path()) + " failed: "
                                + stage.folder()
                                        .filled(String.valueOf(row.known().reason()))));
        return notes;
    }

    private static boolean isOf(Route route, RouteSource file) {
        String location = route.getSourceLocation();
        return location != null && location.contains(String.valueOf(file.file().getFileName()));
    }
}
