package io.drover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a shipped route file has to keep to, because Camel would not complain and files would be lost or held up. */
final class RouteRules {
    private static final String PUT_BACK = "io.drover.ingest.PutBackException";
    private static final String IS_FILE = "${body} is 'io.drover.ingest.SourceFile'";
    private static final String IS_OF_FEED = "${header.CamelFeedName} != null";

    private final String route;
    private final List<String> broken = new ArrayList<>();

    private RouteRules(String route) {
        this.route = route;
    }

    /** @param route the file's name without its ending @return a sentence for each place that breaks a rule */
    static List<String> broken(String route, String yaml) {
        RouteRules rules = new RouteRules(route);
        Object content = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        rules.check(list(content));
        return rules.broken;
    }

    private void check(List<?> entries) {
        visit(entries, (key, value) -> {
            switch (key) {
                case "synchronous" -> broken.add("synchronous blocks the thread that many messages share");
                case "uri", "to", "toD", "from" -> checkUri(value);
                case "redeliveryPolicy" -> checkRedelivery(map(value));
                case "onException" -> checkClause(value);
                case "routeConfiguration" -> checkConfiguration(map(value));
                case "route" -> checkRoute(map(value));
                default -> {
                    // no rule is about it
                }
            }
        });
    }

    private void checkUri(@Nullable Object value) {
        if (value instanceof String uri && uri.contains("?")) {
            broken.add(uri + ": options stand under parameters, not behind a question mark");
        }
    }

    private void checkRedelivery(Map<?, ?> policy) {
        boolean repeats = !"0".equals(String.valueOf(policy.get("maximumRedeliveries")));
        if (repeats && !"true".equals(String.valueOf(policy.get("asyncDelayedRedelivery")))) {
            broken.add("a redelivery without asyncDelayedRedelivery sleeps in a thread that all messages share");
        }
    }

    /**
     * Camel takes the most specific clause and no other: one that does not record leaves its files without a state, and one
     * that handles a message that is no file lets it pass as done.
     */
    private void checkClause(@Nullable Object value) {
        if (value instanceof List) {
            return; // the list of clauses, which are visited one by one
        }
        Map<?, ?> clause = map(value);
        List<?> exceptions = list(clause.get("exception"));
        if (isForFeeds(clause)) {
            checkFeeds(clause);
            return;
        }
        if (exceptions.equals(List.of(PUT_BACK))) {
            return;
        }
        if (!map(clause.get("handled")).equals(Map.of("simple", IS_FILE))) {
            broken.add("the clause for " + exceptions + " does not handle files alone");
        }
        Map<?, ?> choice = map(map(last(clause.get("steps"))).get("choice"));
        Map<?, ?> file = map(last(choice.get("when")));
        if (!IS_FILE.equals(file.get("simple")) || !isRecord(last(file.get("steps")))) {
            broken.add("the clause for " + exceptions + " does not end in ledger:record for files");
        }
        if (!map(last(map(choice.get("otherwise")).get("steps"))).containsKey("log")) {
            broken.add("the clause for " + exceptions + " says nothing of messages that are no files");
        }
    }

    private static boolean isForFeeds(Map<?, ?> clause) {
        return map(clause.get("onWhen")).equals(Map.of("simple", IS_OF_FEED));
    }

    /** A feed repeats its batches itself, and says so. */
    private void checkFeeds(Map<?, ?> clause) {
        boolean repeats =
                !"0".equals(String.valueOf(map(clause.get("redeliveryPolicy")).get("maximumRedeliveries")));
        if (repeats || clause.containsKey("handled") || clause.containsKey("steps")) {
            broken.add("the clause for feeds must neither repeat nor handle, because the feed does");
        }
    }

    private static @Nullable Object last(@Nullable Object steps) {
        List<?> all = list(steps);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    private static boolean isRecord(@Nullable Object step) {
        Object to = map(step).get("to");
        return "ledger:record".equals(to instanceof Map<?, ?> detailed ? detailed.get("uri") : to);
    }

    private void checkConfiguration(Map<?, ?> configuration) {
        if (configuration.containsKey("id")) {
            broken.add("a route configuration with an id is only for the routes that name it");
        }
        checkClausesForFeeds(list(configuration.get("onException")).stream()
                .<Map<?, ?>>map(clause -> map(map(clause).get("onException")))
                .toList());
    }

    /** Camel takes the clause of the closest kind, and of two for one kind the first. */
    private void checkClausesForFeeds(List<Map<?, ?>> clauses) {
        List<Object> ofFeeds = new ArrayList<>();
        for (Map<?, ?> clause : clauses) {
            List<?> exceptions = list(clause.get("exception"));
            if (isForFeeds(clause)) {
                ofFeeds.addAll(exceptions);
            } else if (clauses.stream().anyMatch(RouteRules::isForFeeds) && !ofFeeds.containsAll(exceptions)) {
                broken.add("the clause for feeds is not before all others with all that they name: " + exceptions);
            }
        }
    }

    private void checkRoute(Map<?, ?> definition) {
        if (!route.equals(definition.get("id"))) {
            broken.add("the file of route " + definition.get("id") + " has another name: " + route);
        }
    }

    private static void visit(@Nullable Object node, BiConsumer<String, @Nullable Object> visitor) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                visitor.accept(String.valueOf(key), value);
                visit(value, visitor);
            });
        } else if (node instanceof List<?> items) {
            items.forEach(item -> visit(item, visitor));
        }
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object node) {
        return node instanceof List<?> items ? items : List.of();
    }
}
