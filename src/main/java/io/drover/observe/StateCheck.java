package io.drover.observe;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;

/** Whether Drover runs, and all its routes do that start by themselves. */
final class StateCheck implements Check {
    private static final String NAME = "routes";

    private final ContextWatch contexts;
    private final BooleanSupplier stopping;

    StateCheck(ContextWatch contexts, BooleanSupplier stopping) {
        this.contexts = contexts;
        this.stopping = stopping;
    }

    @Override
    public List<Finding> look() {
        if (stopping.getAsBoolean()) {
            return List.of(Finding.down(NAME, "Drover stops: files in flight finish first"));
        }
        CamelContext context = contexts.current();
        if (context == null) {
            return List.of(Finding.down(
                    NAME,
                    contexts.hasBegun() ? "Drover starts its routes anew; wait for it" : "Drover starts; wait for it"));
        }
        List<String> idle = context.getRoutes().stream()
                .filter(Route::isAutoStartup)
                .map(Route::getRouteId)
                .filter(route -> context.getRouteController().getRouteStatus(route) != ServiceStatus.Started)
                .toList();
        if (!idle.isEmpty()) {
            return List.of(Finding.down(
                    NAME, "routes that should run do not: " + String.join(", ", idle) + "; the log says why"));
        }
        return List.of(Finding.up(NAME).with(Map.of("routes", context.getRoutesSize())));
    }
}
