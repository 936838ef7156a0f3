package io.drover.lint;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * What rules look at.
 *
 * @param trees the files that are YAML
 * @param context has built the routes that can be built, and has started none
 */
record Examined(List<RouteTree> trees, CamelContext context) {

    /** The routes as Camel understood them. */
    List<RouteDefinition> definitions() {
        return context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions();
    }

    /** Whether a route is there with the settings as they are, and not only a pattern for others. */
    boolean isUsed(RouteEntry route) {
        if (route.template()) {
            return false;
        }
        Text precondition = route.precondition();
        return precondition == null || holds(precondition.value());
    }

    private boolean holds(String precondition) {
        try {
            Predicate predicate = context.resolveLanguage("simple")
                    .createPredicate(context.resolvePropertyPlaceholders(precondition));
            predicate.init(context);
            Exchange exchange = new DefaultExchange(context);
            return predicate.matches(exchange);
        } catch (RuntimeException e) {
            return false; // Camel refuses the route for it
        }
    }

    /** A value with its placeholders replaced, or null when one of them is set nowhere. */
    @Nullable
    String resolved(String value) {
        try {
            return context.resolvePropertyPlaceholders(value);
        } catch (IllegalArgumentException e) {
            return null; // told by whoever looks at placeholders
        }
    }

    /** The bean of this type, or null when there is none. */
    <T> @Nullable T bean(Class<T> type) {
        return context.getRegistry().findSingleByType(type);
    }

    /** A problem of a value. @param index of the character in it that the problem begins with */
    static Problem problem(
            RouteTree tree, Text text, int index, String key, String sentence, @Nullable String suggestion) {
        return new Problem(tree.file(), text.line(), text.columnOf(index), key, sentence, suggestion);
    }
}
