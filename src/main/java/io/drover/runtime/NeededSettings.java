package io.drover.runtime;

import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses an empty setting without which a picked sink of changes has nowhere to go. */
final class NeededSettings {
    private static final Set<String> SINKS = Set.of("drover.changes.sink", "drover.contentstack.sink");
    private static final Map<String, List<String>> OF_SINK = Map.of(
            "files", List.of("drover.changes.files.directory"),
            "mirror", List.of("drover.changes.mirror.directory"),
            "kafka", List.of("drover.changes.kafka.brokers", "drover.changes.kafka.topic"),
            "amqp", List.of("drover.bean.changesAmqp.remoteURI", "drover.changes.amqp.name"),
            "webhook", List.of("drover.changes.webhook.url"),
            "sql", List.of("drover.bean.changesDatabase.jdbcUrl"));

    private final List<Setting> settings;
    private final SettingValues values;

    NeededSettings(List<Setting> settings, SettingValues values) {
        this.settings = settings;
        this.values = values;
    }

    /** The empty ones, in the order of the file, unless the routes to load have no use for them. */
    List<Problem> problems(List<RouteSource> routes) {
        return settings.stream()
                .filter(setting -> SINKS.contains(setting.key()))
                .flatMap(picking -> neededBy(picking, routes).stream())
                .toList();
    }

    private List<Problem> neededBy(Setting picking, List<RouteSource> routes) {
        String sink = values.of(picking);
        return sink == null || !isAmong(routes, sink) ? List.of() : ofSink(picking.key(), sink);
    }

    private static boolean isAmong(List<RouteSource> routes, String sink) {
        return routes.stream().anyMatch(route -> route.file().endsWith("changes-to-" + sink + RouteFiles.SUFFIX));
    }

    private List<Problem> ofSink(String picking, String sink) {
        List<String> needed = OF_SINK.getOrDefault(sink, List.of());
        return settings.stream()
                .filter(setting -> needed.contains(setting.key()))
                .filter(this::isEmpty)
                .map(setting -> problem(setting, picking, sink))
                .toList();
    }

    private boolean isEmpty(Setting setting) {
        String value = values.of(setting);
        return value != null && value.isBlank();
    }

    private static Problem problem(Setting setting, String picking, String sink) {
        String variable = SettingValues.variableOf(setting);
        return Problem.at(
                setting.file(),
                setting.line(),
                setting.key(),
                setting.key() + " is empty, and " + picking + "=" + sink + " needs it"
                        + (variable == null ? "" : ": set " + variable),
                null);
    }
}
