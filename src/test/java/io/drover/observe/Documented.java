package io.drover.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tables of docs/metrics.md. */
final class Documented {
    static final Path METRICS = Path.of("docs/metrics.md");

    /** Those that only come with what seldom happens, or not on every system. */
    static final Set<String> SELDOM = Set.of(
            "drover_dead_letter_changes_total",
            "drover_feed_retries_total",
            "jvm_gc_concurrent_phase_time_seconds",
            "jvm_gc_concurrent_phase_time_seconds_max",
            "jvm_gc_pause_seconds",
            "jvm_gc_pause_seconds_max");

    /** Those that only a node of several tells. */
    static final Set<String> OF_NODES = Set.of(
            "drover_cluster_leader",
            "drover_work_waiting",
            "drover_work_in_flight",
            "drover_work_partitions",
            "drover_work_done_total",
            "drover_work_dead_total");

    private static final List<String> SUFFIXES = List.of("_bucket", "_count", "_sum");

    private Documented() {}

    /** The labels of each metric that is documented, by its name. */
    static Map<String, Set<String>> metrics() throws IOException {
        Map<String, Set<String>> metrics = new TreeMap<>();
        for (String line : Files.readAllLines(METRICS)) {
            String[] cells = line.split(" *\\| *", -1);
            if (line.startsWith("| `") && cells.length > 5) {
                String labels = cells[4].replace("`", "");
                metrics.put(
                        cells[1].replace("`", ""),
                        Arrays.stream(labels.split(", *"))
                                .filter(label -> !label.isBlank())
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return metrics;
    }

    /** The metric that a sample belongs to. @param types of the metrics, by their names */
    static String family(String sample, Map<String, String> types) {
        for (String suffix : SUFFIXES) {
            String family = sample.endsWith(suffix) ? sample.substring(0, sample.length() - suffix.length()) : sample;
            if (types.containsKey(family) && !types.containsKey(sample)) {
                return family;
            }
        }
        return sample;
    }
}
