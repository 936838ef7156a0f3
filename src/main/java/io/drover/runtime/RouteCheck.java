package io.drover.runtime;

import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import io.drover.text.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.support.PluginHelper;

/** Builds each route file of a runtime that does not start routes, so that each file's errors are found. */
final class RouteCheck {
    private final CamelContext context;
    private final RuntimeOptions options;

    RouteCheck(CamelContext context, RuntimeOptions options) {
        this.context = context;
        this.options = options;
    }

    /** The first problem of each file, and the direct: endpoints that lead nowhere. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (RouteSource source : options.routeFiles()) {
            try {
                PluginHelper.getRoutesLoader(context).loadRoutes(SourceFiles.resource(source));
            } catch (Exception e) {
                problems.add(placed(CamelProblem.of(e, options, context), source.file()));
            }
        }
        if (problems.isEmpty()) {
            problems.addAll(deadEnds());
        }
        return problems.stream().distinct().toList(); // a wrong setting is in the way of every file
    }

    private static Problem placed(Problem problem, Path file) {
        return problem.file() != null
                ? problem
                : problem.in(file);
    }

    private List<Problem> deadEnds() {
        Set<String> entrances = context.getRoutes().stream()
                .map(Route::getEndpoint)
                .map(Endpoint::getEndpointUri)
                .collect(Collectors.toSet());
        return context.getEndpoints().stream()
                .filter(DirectEndpoint.class::isInstance)
                .map(Endpoint::getEndpointUri)
                .filter(uri -> !entrances.contains(uri))
                .map(uri -> deadEnd(uri.replace("://", ":"), entrances))
                .toList();
    }

    private Problem deadEnd(String uri, Set<String> entrances) {
        List<String> names =
                entrances.stream().map(entrance -> entrance.replace("://", ":")).toList();
        for (RouteSource source : options.routeFiles()) {
            int line = new RouteText(source.file(), source.lines(), 1).find(uri);
            if (line > 0) {
                return Problem.at(
                        source.file(),
                        line,
                        uri,
                        "no route begins with " + uri,
                        Spelling.nearest(uri, names).orElse(null));
            }
        }
        return Problem.of("no route begins with " + uri);
    }
}
