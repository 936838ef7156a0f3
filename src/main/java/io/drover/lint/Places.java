package io.drover.lint;

import java.nio.file.Path;
import java.util.List;
import org.apache.camel.model.ProcessorDefinition;
import org.jspecify.annotations.Nullable;

/** Finds where things that Camel has understood are written. */
final class Places {
    private final List<RouteTree> trees;

    Places(Examined examined) {
        this.trees = examined.trees();
    }

    /** What is wrong with a step, at its place. */
    Problem problemOf(ProcessorDefinition<?> step, String sentence) {
        RouteTree tree = tree(step.getLocation());
        int line = tree == null ? 0 : tree.lineOf(step.getShortName(), step.getLineNumber());
        return tree == null || line <= 0
                ? Problem.of(sentence)
                : new Problem(tree.file(), line, tree.indent(line), step.getShortName(), sentence, null);
    }

    /** What is wrong with a route, at the value of this option of what it begins with, or else at its id. */
    Problem problemOf(String route, String option, String sentence) {
        for (RouteTree tree : trees) {
            for (EndpointText endpoint : tree.endpoints()) {
                Text id = endpoint.route().id();
                if (id != null && id.value().equals(route) && endpoint.isEntrance()) {
                    Text place = endpoint.options().getOrDefault(option, id);
                    return Examined.problem(tree, place, 0, option, sentence, null);
                }
            }
        }
        return Problem.of(sentence);
    }

    /** What is wrong with the first thing of this key, at the first value below it. */
    Problem problemOf(String key, String sentence) {
        for (RouteTree tree : trees) {
            for (Text text : tree.texts()) {
                if (text.path().contains(key)) {
                    return Examined.problem(tree, text, 0, key, sentence, null);
                }
            }
        }
        return Problem.of(sentence);
    }

    private @Nullable RouteTree tree(@Nullable String location) {
        if (location == null) {
            return null;
        }
        Path file = Path.of(location.replaceFirst("^[a-z]+:(//)?", ""))
                .toAbsolutePath()
                .normalize();
        return trees.stream()
                .filter(tree -> tree.file().toAbsolutePath().normalize().equals(file))
                .findFirst()
                .orElse(null);
    }
}
