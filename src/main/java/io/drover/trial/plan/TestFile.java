package io.drover.trial.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The tests of one route.
 *
 * @param file {@code NAME.test.yaml}
 * @param route the file beside it, {@code NAME.camel.yaml} or {@code NAME.kamelet.yaml}
 * @param tests one or more
 */
public record TestFile(Path file, Path route, List<TestCase> tests) {
    /** How a test file's name ends. */
    public static final String SUFFIX = ".test.yaml";

    private static final List<String> ROUTE_SUFFIXES = List.of(".camel.yaml", ".kamelet.yaml");

    /** Reads a file. @throws TestFileException at the first thing that is wrong with it */
    public static TestFile read(Path file) {
        return new TestFile(file, routeOf(file), new TestReader(file).tests());
    }

    /** The test file of a route. */
    public static Path of(Path route) {
        String name = String.valueOf(route.getFileName());
        for (String suffix : ROUTE_SUFFIXES) {
            if (name.endsWith(suffix)) {
                return route.resolveSibling(name.substring(0, name.length() - suffix.length()) + SUFFIX);
            }
        }
        throw new IllegalArgumentException(route + " is no route: its name must end in one of " + ROUTE_SUFFIXES);
    }

    private static Path routeOf(Path file) {
        String name = String.valueOf(file.getFileName());
        String stem = name.substring(0, name.length() - SUFFIX.length());
        return ROUTE_SUFFIXES.stream()
                .map(suffix -> file.resolveSibling(stem + suffix))
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(() -> new TestFileException(
                        file, 0, "there is no route beside it: " + stem + ".camel.yaml or " + stem + ".kamelet.yaml"));
    }
}
