package io.drover.runtime;

import io.drover.immich.ImmichComponent;
import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;

/** Exchanges route files and settings in a context that runs, or leaves all as it was. */
final class FileSwap {
    private static final Duration LIMIT = Duration.ofSeconds(DroverRuntime.SHUTDOWN_SECONDS);

    private final CamelContext context;
    private final RuntimeOptions options;
    private final SettingsSource settings;
    private final RouteSwap routes;

    FileSwap(CamelContext context, RuntimeOptions options, SettingsSource settings) {
        this.context = context;
        this.options = options;
        this.settings = settings;
        this.routes = new RouteSwap(context);
    }

    /** As {@link DroverRuntime#swap}. */
    boolean run(List<RouteSource> leaving, List<RouteSource> coming, RouteSource newSettings, BooleanSupplier givesUp) {
        try {
            return routes.drain(leaving, new Drain(context, givesUp, this::isServerAway, LIMIT))
                    && exchange(leaving, coming, newSettings);
        } finally {
            routes.open();
        }
    }

    private boolean exchange(List<RouteSource> leaving, List<RouteSource> coming, RouteSource newSettings) {
        RouteSource oldSettings = settings.text();
        try {
            routes.remove(leaving);
            settings.replace(newSettings);
            routes.load(coming);
            return true;
        } catch (Exception e) {
            Problem problem = problem(e, coming);
            try {
                routes.remove(coming);
                settings.replace(oldSettings);
                routes.load(leaving);
            } catch (Exception again) {
                return false; // who starts all of it anew hears of it
            }
            throw new ConfigurationException(problem, e);
        }
    }

    private Problem problem(Exception failure, List<RouteSource> coming) {
        Throwable cause = failure instanceof SwapException && failure.getCause() != null ? failure.getCause() : failure;
        Problem problem = CamelProblem.of(cause, options.withRouteFiles(coming), context);
        return problem.file() == null && failure instanceof SwapException swap ? problem.in(swap.file()) : problem;
    }

    private boolean isServerAway() {
        return context.getComponentNames().stream()
                .map(context::hasComponent)
                .anyMatch(component -> component instanceof ImmichComponent server && server.pausedBy() != null);
    }
}
