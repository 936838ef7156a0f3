package io.drover.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The dashboard and the alerts ask for metrics and labels that are documented, and so for those that there are. */
class QueriesTest {
    private static final Path DASHBOARD = Path.of("docs/grafana-dashboard.json");
    private static final Path ALERTS = Path.of("docs/alerts.yaml");
    private static final Pattern METRIC = Pattern.compile("\\b((?:drover|jvm|process|system)_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+) *=?[=!]~? *\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on|without|ignoring) \\(([^)]*)\\)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{ *(?:\\$labels\\.)?(\\w+) *}}");
    private static final List<String> SUFFIXES = List.of("_bucket", "_sum", "_count");

    /** What Prometheus adds to every metric, and to histograms. */
    private static final Set<String> ADDED = Set.of("instance", "job", "le");

    @Test
    void each_panel_of_the_dashboard_asks_for_what_there_is() throws IOException {
        Map<String, Set<String>> documented = Documented.metrics();
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        Set<Integer> ids = new HashSet<>();

        for (JsonNode panel : dashboard.path("panels")) {
            String title = panel.path("title").asText();
            assertThat(ids.add(panel.path("id").asInt()))
                    .as("the id of " + title)
                    .isTrue();
            for (JsonNode target : panel.path("targets")) {
                String query = target.path("expr").asText();
                assertAsksForWhatThereIs(title, query, documented);
                assertThat(labelsOf(query, documented))
                        .as(title + ": labels of the legend")
                        .containsAll(
                                found(PLACEHOLDER, target.path("legendFormat").asText()));
            }
        }
        assertThat(ids).hasSizeGreaterThan(20);
    }

    @Test
    void each_metric_of_drover_is_on_the_dashboard_or_in_an_alert() throws IOException {
        String queries = Files.readString(DASHBOARD) + Files.readString(ALERTS);

        assertThat(Documented.metrics().keySet().stream().filter(metric -> metric.startsWith("drover_")))
                .filteredOn(metric -> !queries.contains(metric))
                .as("metrics that nobody looks at")
                .containsExactlyInAnyOrder(
                        "drover_batches_total",
                        "drover_check_batch_files_max",
                        "drover_dead_letter_changes_total",
                        "drover_feed_runs_total",
                        "drover_file_bytes_total",
                        "drover_files_found_total",
                        "drover_files_known_total",
                        "drover_files_put_back_total",
                        "drover_folders_unreadable_total",
                        "drover_hashed_files_total",
                        "drover_outbox_batches",
                        "drover_upload_seconds_max");
    }

    @Test
    void each_alert_asks_for_what_there_is_and_says_what_to_do() throws IOException {
        Map<String, Set<String>> documented = Documented.metrics();

        List<Map<String, Object>> alerts = alerts();

        assertThat(alerts).hasSizeGreaterThan(10);
        for (Map<String, Object> alert : alerts) {
            String name = String.valueOf(alert.get("alert"));
            String query = String.valueOf(alert.get("expr"));
            assertAsksForWhatThereIs(name, query, documented);
            assertThat(alert.get("annotations"))
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
                    .as(name)
                    .hasEntrySatisfying(
                            "summary",
                            summary -> assertThat(labelsOf(query, documented)).containsAll(labelsIn(summary)))
                    .hasEntrySatisfying(
                            "description",
                            description -> assertThat(description).hasSizeGreaterThan(80));
        }
    }

    private static List<Map<String, Object>> alerts() throws IOException {
        List<Map<String, Object>> alerts = new ArrayList<>();
        Map<String, List<Map<String, Object>>> file = new Yaml().load(Files.readString(ALERTS));
        for (Map<String, Object> group : file.getOrDefault("groups", List.of())) {
            if (group.get("rules") instanceof List<?> rules) {
                for (Object rule : rules) {
                    alerts.add(fields(rule));
                }
            }
        }
        return alerts;
    }

    private static Map<String, Object> fields(Object rule) {
        return ((Map<?, ?>) rule)
                .entrySet().stream()
                        .collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()), Map.Entry::getValue));
    }

    private static void assertAsksForWhatThereIs(String what, String query, Map<String, Set<String>> documented) {
        for (MatchResult metric : METRIC.matcher(query).results().toList()) {
            String family = family(metric.group(1), documented);
            assertThat(documented).as(what + ": metrics").containsKey(family);
            Set<String> allowed = new TreeSet<>(documented.getOrDefault(family, Set.of()));
            allowed.addAll(ADDED);
            assertThat(allowed)
                    .as(what + ": labels of " + family)
                    .containsAll(found(MATCHER, metric.group(2) == null ? "" : metric.group(2)));
        }
        Set<String> grouped = found(GROUPING, query).stream()
                .flatMap(labels -> List.of(labels.split(", *")).stream())
                .collect(Collectors.toSet());
        assertThat(labelsOf(query, documented))
                .as(what + ": labels that it groups by")
                .containsAll(grouped);
    }

    private static String family(String name, Map<String, Set<String>> documented) {
        return SUFFIXES.stream()
                .filter(name::endsWith)
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .filter(documented::containsKey)
                .findFirst()
                .orElse(name);
    }

    /** All labels of all metrics of a query. */
    private static Set<String> labelsOf(String query, Map<String, Set<String>> documented) {
        Set<String> labels = new TreeSet<>(ADDED);
        METRIC.matcher(query)
                .results()
                .forEach(metric ->
                        labels.addAll(documented.getOrDefault(family(metric.group(1), documented), Set.of())));
        return labels;
    }

    private static Set<String> labelsIn(String text) {
        return Pattern.compile("\\$labels\\.(\\w+)")
                .matcher(text)
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
