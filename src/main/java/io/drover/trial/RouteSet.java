package io.drover.trial;

import io.drover.lint.RouteSource;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.RouteFiles;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which route files a test loads: its route, those that it names, what they reach by direct:, and what is for all routes. */
final class RouteSet {
    private static final Pattern SHARED =
            Pattern.compile("(?m)^\\s*-\\s+(routeConfiguration|errorHandler|onException):");
    private static final Pattern ENTRANCE = Pattern.compile("from:\\s*\\{?\\s*(?:uri:\\s*)?[\"']?direct:([\\w.-]+)");
    private static final Pattern DIRECT = Pattern.compile("direct:([^\\s\"',}?{]*(?:\\{\\{[^}]*}}[^\\s\"',}?{]*)*)");
    private static final Pattern SETTING = Pattern.compile("\\{\\{([^{}:]+)}}");

    private final Map<Path, RouteSource> files = new LinkedHashMap<>();
    private final List<RouteSource> kamelets;
    private final Map<String, String> settings;

    /**
     * @param files what there is to choose from
     * @param kamelets that the files may use
     * @param settings by which names of endpoints are filled
     */
    RouteSet(Collection<RouteSource> files, List<RouteSource> kamelets, Map<String, String> settings) {
        this.kamelets = kamelets;
        this.settings = settings;
        files.forEach(file -> this.files.putIfAbsent(file.file(), file));
    }

    /** The files to load, the route's first. @throws ConfigurationException when a named one is missing */
    List<RouteSource> of(RouteSource route, List<String> others) {
        Set<RouteSource> found = new LinkedHashSet<>();
        Deque<RouteSource> left = new ArrayDeque<>();
        left.add(route);
        others.forEach(name -> left.add(named(name)));
        while (!left.isEmpty()) {
            RouteSource file = left.remove();
            if (found.add(file)) {
                left.addAll(reachedFrom(file));
            }
        }
        files.values().stream()
                .filter(file -> SHARED.matcher(file.text()).find())
                .forEach(found::add);
        return new ArrayList<>(found);
    }

    private RouteSource named(String name) {
        return files.values().stream()
                .filter(file -> file.file().endsWith(name + RouteFiles.SUFFIX))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "routes: there is no " + name + RouteFiles.SUFFIX + " among the routes"));
    }

    private List<RouteSource> reachedFrom(RouteSource file) {
        Set<String> names = DIRECT.matcher(code(file) + codeOfKamelets(code(file)))
                .results()
                .map(match -> filled(match.group(1)))
                .collect(Collectors.toSet());
        return files.values().stream()
                .filter(other ->
                        ENTRANCE.matcher(code(other)).results().anyMatch(entrance -> names.contains(entrance.group(1))))
                .toList();
    }

    private String codeOfKamelets(String code) {
        return kamelets.stream()
                .filter(kamelet -> code.contains("kamelet:" + nameOf(kamelet)))
                .map(RouteSet::code)
                .collect(Collectors.joining("\n"));
    }

    private static String nameOf(RouteSource kamelet) {
        String name = String.valueOf(kamelet.file().getFileName());
        return name.substring(0, name.indexOf('.'));
    }

    /** Without lines of comments. */
    private static String code(RouteSource file) {
        return file.lines().stream()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .collect(Collectors.joining("\n"));
    }

    private String filled(String name) {
        return SETTING.matcher(name)
                .replaceAll(
                        setting -> Matcher.quoteReplacement(settings.getOrDefault(setting.group(1), setting.group())));
    }
}
