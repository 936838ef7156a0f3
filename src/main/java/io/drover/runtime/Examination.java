package io.drover.runtime;

import io.drover.lint.Lint;
import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;

/** Looks for all that is wrong with settings and routes, without starting anything that acts. */
final class Examination {
    private final RuntimeOptions options;
    private final Lint lint;

    Examination(RuntimeOptions options) {
        this.options = options;
        List<RouteSource> sources = new ArrayList<>(options.routeFiles());
        sources.addAll(options.setup().kamelets());
        this.lint = new Lint(sources, clock(options));
    }

    private static Clock clock(RuntimeOptions options) {
        return options.beans().stream()
                .filter(Clock.class::isInstance)
                .map(Clock.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no clock among the beans"));
    }

    /** All of it, by file and line. @param inspection sees the context when there is nothing */
    List<Problem> problems(Consumer<CamelContext> inspection) {
        Set<Problem> problems = new LinkedHashSet<>(DroverRuntime.check(options));
        problems.addAll(lint.broken());
        try (DroverRuntime runtime =
                DroverRuntime.configured(options.withoutStart().withRoutes())) {
            runtime.context().addLifecycleStrategy(new UnaskedBuckets());
            runtime.start();
            problems.addAll(lint.before(runtime.context()));
            problems.addAll(new RouteCheck(runtime.context(), options, lint).problems(Set.copyOf(problems)));
            problems.addAll(lint.after(runtime.context()));
            if (problems.isEmpty()) {
                inspection.accept(runtime.context());
            }
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
        return problems.stream()
                .filter(problem -> !isSaidOfBrokenText(problem))
                .sorted(Problem.BY_PLACE)
                .toList();
    }

    /** Whoever reads a file that is no YAML says so; that is told once, with the column. */
    private boolean isSaidOfBrokenText(Problem problem) {
        return lint.broken().stream()
                .anyMatch(broken -> !broken.equals(problem)
                        && Objects.equals(broken.file(), problem.file())
                        && broken.line() == problem.line()
                        && problem.column() == 0);
    }
}
