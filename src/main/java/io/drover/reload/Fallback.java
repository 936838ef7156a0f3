package io.drover.reload;

import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import io.drover.runtime.Setup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the parts of an edit that problems are about, so that the rest of it can be taken. */
final class Fallback {
    private final Setup running;

    Fallback(Setup running) {
        this.running = running;
    }

    /** The same without what these problems are about; in doubt what runs. It is never the same. */
    Setup without(Setup wanted, List<Problem> problems) {
        Set<Path> edited = Stream.concat(wanted.routes().stream(), running.routes().stream())
                .filter(file -> !wanted.routes().contains(file) || !running.routes().contains(file))
                .map(RouteSource::file)
                .collect(Collectors.toSet());
        Set<Path> wrong = edited.stream()
                .filter(file -> problems.stream().anyMatch(problem -> isAbout(problem, file)))
                .collect(Collectors.toSet());
        Set<Path> deleted = deleted(wanted);
        boolean settings = !wanted.settings().equals(running.settings());
        boolean inSettings =
                problems.stream().anyMatch(problem -> isAbout(problem, running.settings().file()));
        if (!wrong.isEmpty()) {
            if (wrong.stream().anyMatch(file -> inRunning(file).isEmpty())) {
                wrong.addAll(deleted); // it may be the new name of one of these
            }
            return with(wanted, wrong, settings && inSettings);
        }
        if (settings && inSettings) {
            return with(wanted, Set.of(), true);
        }
        if (!deleted.isEmpty()) {
            return with(wanted, deleted, false);
        }
        return settings ? with(wanted, Set.of(), true) : running;
    }

    private static boolean isAbout(Problem problem, Path file) {
        return file.equals(problem.file())
                || problem.sentence().contains(file.getFileName().toString());
    }

    private Set<Path> deleted(Setup wanted) {
        Set<Path> there = wanted.routes().stream().map(RouteSource::file).collect(Collectors.toSet());
        return running.routes().stream()
                .map(RouteSource::file)
                .filter(file -> !there.contains(file))
                .collect(Collectors.toSet());
    }

    private Optional<RouteSource> inRunning(Path file) {
        return running.routes().stream()
                .filter(source -> source.file().equals(file))
                .findFirst();
    }

    /** With these files, and the settings if told so, as they run. */
    private Setup with(Setup wanted, Set<Path> asTheyRun, boolean settings) {
        List<RouteSource> routes = new ArrayList<>(wanted.routes());
        routes.removeIf(file -> asTheyRun.contains(file.file()));
        asTheyRun.forEach(file -> inRunning(file).ifPresent(routes::add));
        routes.sort(Comparator.comparing(RouteSource::file));
        return new Setup(settings ? running.settings() : wanted.settings(), routes, wanted.kamelets());
    }
}
