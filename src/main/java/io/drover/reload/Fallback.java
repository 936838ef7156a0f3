package io.drover.reload;

import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import io.drover.runtime.Setup;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the parts of an edit that problems are about, so that the rest of it can be taken. */
final class Fallback {
    private static final Pattern ID = Pattern.compile("(?m)^[- ]*id: *[\"']?([^\"'#\\s]+)");

    private final Setup running;
    private final Map<Path, RouteSource> before;

    Fallback(Setup running) {
        this.running = running;
        this.before = files(running);
    }

    /** All files but the settings. */
    private static Map<Path, RouteSource> files(Setup setup) {
        return Stream.concat(setup.routes().stream(), setup.kamelets().stream())
                .collect(Collectors.toMap(RouteSource::file, Function.identity()));
    }

    /** The same without what these problems are about; in doubt what runs. It is never the same. */
    Setup without(Setup wanted, List<Problem> problems) {
        Map<Path, RouteSource> after = files(wanted);
        Set<Path> wrong = Stream.concat(before.keySet().stream(), after.keySet().stream())
                .filter(file -> after.get(file) == null || !after.get(file).equals(before.get(file)))
                .filter(file -> problems.stream().anyMatch(problem -> isAbout(problem, file)))
                .collect(Collectors.toSet());
        Set<Path> deleted = before.keySet().stream()
                .filter(file -> !after.containsKey(file))
                .collect(Collectors.toSet());
        Path settings = running.settings().file();
        boolean edited = !wanted.settings().equals(running.settings());
        boolean wrongSettings = edited && problems.stream().anyMatch(problem -> isAbout(problem, settings));
        if (!wrong.isEmpty() || wrongSettings) {
            Set<String> ids = wrong.stream()
                    .filter(file -> !before.containsKey(file))
                    .flatMap(file -> ids(after.get(file)))
                    .collect(Collectors.toSet());
            deleted.stream()
                    .filter(file -> ids(before.get(file)).anyMatch(ids::contains))
                    .forEach(wrong::add); // what is new and wrong is its new name
            return with(wanted, wrong, wrongSettings);
        }
        if (!deleted.isEmpty()) {
            return with(wanted, deleted, false);
        }
        return edited ? with(wanted, Set.of(), true) : running;
    }

    private static Stream<String> ids(@Nullable RouteSource file) {
        return file == null ? Stream.empty() : ID.matcher(file.text()).results().map(id -> id.group(1));
    }

    private static boolean isAbout(Problem problem, Path file) {
        return file.equals(problem.file())
                || problem.sentence().contains(file.getFileName().toString());
    }

    /** With these files, and the settings if told so, as they run. */
    private Setup with(Setup wanted, Set<Path> asTheyRun, boolean settings) {
        return new Setup(
                settings ? running.settings() : wanted.settings(),
                with(wanted.routes(), running.routes(), asTheyRun),
                with(wanted.kamelets(), running.kamelets(), asTheyRun));
    }

    private static List<RouteSource> with(List<RouteSource> wanted, List<RouteSource> running, Set<Path> asTheyRun) {
        return Stream.concat(
                        wanted.stream().filter(file -> !asTheyRun.contains(file.file())),
                        running.stream().filter(file -> asTheyRun.contains(file.file())))
                .sorted(Comparator.comparing(RouteSource::file))
                .toList();
    }
}
