package io.drover.runtime;

import io.drover.lint.Lint;
import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import io.drover.text.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/** Builds each route file of a runtime that does not start routes, so that each file's errors are found. */
final class RouteCheck {
    private final CamelContext context;
    private final RuntimeOptions options;
    private final Lint lint;

    RouteCheck(CamelContext context, RuntimeOptions options, Lint lint) {
        this.context = context;
        this.options = options;
        this.lint = lint;
    }

    /**
     * What Camel refuses in each file, and the direct: endpoints that lead nowhere.
     *
     * @param known what was found before: files that are among it are not built, and nothing is told twice
     */
    List<Problem> problems(Set<Problem> known) {
        List<Problem> problems = new ArrayList<>();
        for (RouteSource source : inOrder()) {
            if (known.stream().noneMatch(problem -> source.file().equals(problem.file()))) {
                build(source).stream().filter(problem -> isNew(problem, known)).forEach(problems::add);
            }
        }
        if (lint.broken().isEmpty()) {
            problems.addAll(deadEnds());
        }
        return problems;
    }

    /** What others depend on comes first, such as route configurations. */
    private List<RouteSource> inOrder() {
        return options.routeFiles().stream()
                .sorted(Comparator.comparing(source -> !lint.isShared(source)))
                .toList();
    }

    /** A key that is misspelt in the settings is missing in the routes. */
    private static boolean isNew(Problem problem, Collection<Problem> known) {
        String key = problem.key();
        return key == null
                || known.stream().noneMatch(other -> key.equals(other.key()) || key.equals(other.suggestion()));
    }

    private List<Problem> build(RouteSource source) {
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(SourceFiles.resource(source));
            return List.of();
        } catch (Exception e) {
            Problem first = CamelProblem.of(e, options, context);
            Problem placed = first.file() == null ? first.in(source.file()) : first;
            List<Problem> problems = new ArrayList<>(
                    lint.endpoints(context, source, failure -> CamelProblem.of(failure, options, context)));
            if (problems.stream().noneMatch(problem -> isSame(problem, placed))) {
                problems.add(placed);
            }
            return problems;
        }
    }

    private static boolean isSame(Problem one, Problem other) {
        return one.sentence().equals(other.sentence())
                || one.line() > 0 && one.line() == other.line() && Objects.equals(one.file(), other.file());
    }

    private List<Problem> deadEnds() {
        Set<String> entrances = new HashSet<>(lint.entrances(context));
        context.getRoutes().stream()
                .map(Route::getEndpoint)
                .map(RouteCheck::address)
                .forEach(entrances::add);
        return context.getEndpoints().stream()
                .filter(DirectEndpoint.class::isInstance)
                .map(RouteCheck::address)
                .filter(uri -> !entrances.contains(uri))
                .distinct()
                .map(uri -> deadEnd(uri, entrances))
                .toList();
    }

    private static String address(Endpoint endpoint) {
        return endpoint.getEndpointUri().replace("://", ":").split("[?]", 2)[0];
    }

    private Problem deadEnd(String uri, Set<String> entrances) {
        String sentence = "no route begins with " + uri;
        @Nullable String nearest = Spelling.nearest(uri, entrances).orElse(null);
        for (RouteSource source : options.routeFiles()) {
            RouteText text = new RouteText(source.file(), source.lines(), 1);
            int line = text.find(uri);
            if (line > 0) {
                return new Problem(source.file(), line, text.columnOf(line, uri), uri, sentence, nearest);
            }
        }
        return Problem.of(sentence);
    }
}
