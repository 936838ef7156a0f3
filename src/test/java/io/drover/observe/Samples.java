package io.drover.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metrics in the text format of Prometheus, read. */
record Samples(List<Sample> all, Map<String, String> types) {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One line. */
    record Sample(String name, Map<String, String> labels, double value) {}

    static Samples of(String text) {
        List<Sample> all = new ArrayList<>();
        Map<String, String> types = new TreeMap<>();
        text.lines().forEach(line -> {
            String[] words = line.split(" ");
            if (line.startsWith("# TYPE ")) {
                types.put(words[2], words[3]);
            } else if (!line.startsWith("#")) {
                all.add(sample(line));
            }
        });
        return new Samples(all, types);
    }

    private static Sample sample(String line) {
        Matcher parts = SAMPLE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no sample: " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        if (parts.group(2) != null) {
            for (MatchResult label : LABEL.matcher(parts.group(2)).results().toList()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        return new Sample(
                parts.group(1), labels, Double.parseDouble(parts.group(3).replace("+Inf", "Infinity")));
    }

    List<Sample> named(String name) {
        return all.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    double sum(String name) {
        return named(name).stream().mapToDouble(Sample::value).sum();
    }

    /** The sum of those with this label. */
    double sum(String name, String label, String value) {
        return named(name).stream()
                .filter(sample -> value.equals(sample.labels().get(label)))
                .mapToDouble(Sample::value)
                .sum();
    }

    Set<String> labels(String name) {
        Set<String> labels = new TreeSet<>();
        named(name).forEach(sample -> labels.addAll(sample.labels().keySet()));
        return labels;
    }
}
