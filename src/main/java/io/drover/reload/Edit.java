package io.drover.reload;

import io.drover.lint.RouteSource;
import io.drover.runtime.Setup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way from one setup to another, the shortest that there is.
 *
 * @param leaving route files, as they run, whose routes have to go
 * @param coming route files whose routes are to run then
 * @param renamed files of the same text under another name: their routes run on
 * @param whole whether all of Camel has to start anew, because routes or objects that others share are not the same
 * @param words what was done to which file, for people
 */
record Edit(
        List<RouteSource> leaving,
        List<RouteSource> coming,
        Map<RouteSource, RouteSource> renamed,
        boolean whole,
        List<String> words) {
    /** A line that is no part of a route: an item of another kind at the beginning of a line. */
    private static final Pattern SHARED = Pattern.compile("(?m)^(?!#|\\s|---|- *(route|from) *:)\\S");

    static Edit between(Setup running, Setup wanted) {
        Map<Path, RouteSource> before = byFile(running);
        Map<Path, RouteSource> after = byFile(wanted);
        List<RouteSource> removed = without(before, after.keySet());
        List<RouteSource> added = without(after, before.keySet());
        Map<RouteSource, RouteSource> renamed = renamed(removed, added);
        removed.removeAll(renamed.keySet());
        added.removeAll(renamed.values());
        Keys keys = Keys.changed(running.values(), wanted.values());
        List<RouteSource> leaving = new ArrayList<>(removed);
        List<RouteSource> coming = new ArrayList<>(added);
        List<String> words = new ArrayList<>();
        added.forEach(file -> words.add(name(file) + " added"));
        removed.forEach(file -> words.add(name(file) + " deleted"));
        renamed.forEach((from, to) -> words.add(name(from) + " renamed to " + name(to)));
        for (RouteSource old : before.values()) {
            RouteSource now = after.getOrDefault(old.file(), renamed.get(old));
            if (now != null && (!now.text().equals(old.text()) || keys.areIn(now.text()))) {
                leaving.add(old);
                coming.add(now);
                words.addAll(now.text().equals(old.text()) ? List.of() : List.of(name(now) + " changed"));
            }
        }
        wanted.kamelets().stream()
                .filter(kamelet -> !running.kamelets().contains(kamelet))
                .forEach(kamelet -> words.add(name(kamelet) + " changed"));
        running.kamelets().stream()
                .filter(kamelet -> wanted.kamelets().stream()
                        .noneMatch(other -> other.file().equals(kamelet.file())))
                .forEach(kamelet -> words.add(name(kamelet) + " deleted"));
        if (!keys.changed().isEmpty()) {
            words.add(keys.changed().stream().sorted().collect(Collectors.joining(", ")) + " changed");
        }
        boolean shared = Stream.concat(leaving.stream(), coming.stream())
                .anyMatch(file -> SHARED.matcher(file.text()).find());
        renamed.keySet().removeAll(leaving);
        return new Edit(
                leaving, coming, renamed, shared || keys.areOfObjects() || kamelets(running, wanted, keys), words);
    }

    private static boolean kamelets(Setup running, Setup wanted, Keys keys) {
        return !running.kamelets().equals(wanted.kamelets())
                || wanted.kamelets().stream().anyMatch(kamelet -> keys.areIn(kamelet.text()));
    }

    private static Map<Path, RouteSource> byFile(Setup setup) {
        return setup.routes().stream()
                .collect(Collectors.toMap(RouteSource::file, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    private static List<RouteSource> without(Map<Path, RouteSource> files, Set<Path> others) {
        return new ArrayList<>(files.values().stream()
                .filter(file -> !others.contains(file.file()))
                .toList());
    }

    private static Map<RouteSource, RouteSource> renamed(List<RouteSource> removed, List<RouteSource> added) {
        Map<RouteSource, RouteSource> renamed = new LinkedHashMap<>();
        Set<RouteSource> free = new HashSet<>(added);
        for (RouteSource old : removed) {
            added.stream()
                    .filter(file -> file.text().equals(old.text()) && free.contains(file))
                    .findFirst()
                    .ifPresent(file -> {
                        free.remove(file);
                        renamed.put(old, file);
                    });
        }
        return renamed;
    }

    private static String name(RouteSource file) {
        return file.file().getFileName().toString();
    }
}
