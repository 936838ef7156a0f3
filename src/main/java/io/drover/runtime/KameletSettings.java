package io.drover.runtime;

import io.drover.lint.RouteSource;
import java.util.List;

/** The settings that kamelets use, besides the properties that each route gives them. */
final class KameletSettings {
    private KameletSettings() {}

    /** Those of these kamelets. A key with a dot is a setting: a kamelet's property has none. */
    static List<Placeholder> used(List<RouteSource> kamelets) {
        return kamelets.stream()
                .flatMap(kamelet -> ofTemplate(kamelet).stream())
                .filter(placeholder -> placeholder.key().contains("."))
                .toList();
    }

    /** What stands before the template describes it, examples included. */
    private static List<Placeholder> ofTemplate(RouteSource kamelet) {
        int template = kamelet.lines().indexOf("  template:") + 1;
        return RouteFiles.placeholders(kamelet).stream()
                .filter(placeholder -> placeholder.line() > template)
                .toList();
    }
}
