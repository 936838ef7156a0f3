package io.drover.runtime;

import io.drover.kamelet.KameletException;
import io.drover.kamelet.KameletFolder;
import io.drover.lint.KnownComponents;
import io.drover.lint.Problem;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in one sentence, with its place, what Camel says in many: what could not be bound, found, parsed or started. */
final class CamelProblem {
    private static final Pattern UNKNOWN_PARAMETER = Pattern.compile("Unknown parameters=\\[\\{([^=}]+)=");
    private static final Pattern UNKNOWN_COMPONENT =
            Pattern.compile("property: (\\S+) because cannot find component with name (\\S+)\\.");
    private static final Pattern NO_PLACEHOLDER = Pattern.compile("Property with key \\[([^\\]]+)\\] not found");
    private static final Pattern UNKNOWN_NODE = Pattern.compile("Unknown node id: (.+)");
    private static final Pattern UNSUPPORTED_FIELD = Pattern.compile("Unsupported field: (.+)");
    private static final Pattern SOURCE_OF_YAML = Pattern.compile(" in (?:file:)?(\\S+), line \\d+");

    private final RuntimeOptions options;
    private final CamelContext context;
    private final OptionNames names;
    private @Nullable String uri;

    private CamelProblem(RuntimeOptions options, CamelContext context) {
        this.options = options;
        this.context = context;
        this.names = new OptionNames(context);
    }

    static Problem of(Throwable failure, RuntimeOptions options, CamelContext context) {
        return new CamelProblem(options, context).of(failure, null);
    }

    private Problem of(Throwable failure, @Nullable String route) {
        String routeId = routeOf(failure, route);
        if (failure instanceof ResolveEndpointFailedException endpoint) {
            uri = endpoint.getUri().replaceFirst("[?].*", "").replace("://", ":");
        }
        if (failure instanceof MarkedYamlEngineException yaml) {
            return yaml(yaml);
        }
        if (failure instanceof KameletException kamelet) {
            return kamelet(kamelet, routeId);
        }
        if (failure instanceof PropertyBindingException binding && isSetting(binding)) {
            return setting(binding);
        }
        if (failure instanceof PropertyBindingException binding) {
            return option(binding, routeId);
        }
        if (failure instanceof NoSuchEndpointException missing) {
            return scheme(missing, routeId);
        }
        if (failure instanceof UnsupportedOperationException && failure.getMessage() == null) {
            // Camel's reader of routes says no more
            return Problem.of("a step has a plain value where options are needed, such as {uri: ADDRESS}");
        }
        String message = firstLine(failure);
        Matcher parameter = UNKNOWN_PARAMETER.matcher(message);
        if (failure instanceof ResolveEndpointFailedException endpoint && parameter.find()) {
            return parameter(endpoint, parameter.group(1), routeId);
        }
        Matcher component = UNKNOWN_COMPONENT.matcher(message);
        if (component.find()) {
            return component(component.group(1), component.group(2));
        }
        Matcher placeholder = NO_PLACEHOLDER.matcher(message);
        if (placeholder.find()) {
            return at(routeId, placeholder.group(1), "{{" + placeholder.group(1) + "}} is set nowhere", null);
        }
        Throwable cause = failure.getCause();
        if (cause != null && cause != failure && !isPlain(failure)) {
            return of(cause, routeId);
        }
        return inOwnWords(message, routeId);
    }

    /** Ours begin with the key or the option that they are about. */
    private Problem inOwnWords(String message, @Nullable String route) {
        String word = message.split("[ :]", 2)[0];
        if (word.startsWith("camel.") || word.startsWith("drover.")) {
            return inSettings(word, message, null);
        }
        String constant = RefusedValue.constantIn(message);
        if (constant != null) {
            RefusedValue value = RefusedValue.of(message, context);
            return at(route, constant, "an option cannot be '" + constant + "': " + value.reason(), value.suggestion());
        }
        RouteText text = RouteText.ofRoute(route, options.routeFiles());
        boolean option = text != null && text.find(word + ":") > 0;
        return at(route, option ? word + ":" : uri, message, null);
    }

    /** Whether this failure's own words are the ones to show: it is none of Camel's wrappers. */
    private static boolean isPlain(Throwable failure) {
        return failure.getClass().getName().startsWith("io.drover.")
                || !(failure instanceof ResolveEndpointFailedException
                        || failure instanceof FailedToCreateRouteException
                        || failure instanceof FailedToStartRouteException
                        || repeatsItsCause(failure)
                        || failure.getClass().getName().startsWith("org.apache.camel."));
    }

    private static boolean repeatsItsCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause != null && String.valueOf(failure.getMessage()).contains(String.valueOf(cause.getMessage()));
    }

    private static @Nullable String routeOf(Throwable failure, @Nullable String known) {
        if (failure instanceof FailedToCreateRouteException creation) {
            return creation.getRouteId();
        }
        if (failure instanceof FailedToStartRouteException start) {
            return start.getRouteId();
        }
        return known;
    }

    private Problem yaml(MarkedYamlEngineException failure) {
        Mark mark = failure.getProblemMark().orElse(null);
        Matcher source = SOURCE_OF_YAML.matcher(String.valueOf(failure.getMessage()));
        Path file = source.find() ? Path.of(source.group(1)) : null;
        String what = failure.getProblem() == null ? firstLine(failure) : failure.getProblem();
        Matcher unknown = UNKNOWN_NODE.matcher(what);
        Matcher unsupported = UNSUPPORTED_FIELD.matcher(what);
        String key = unknown.matches() ? unknown.group(1) : unsupported.matches() ? unsupported.group(1) : null;
        String sentence = unknown.matches()
                ? "there is no step '" + key + "'"
                : unsupported.matches() ? "'" + key + "' cannot stand here" : "not a valid route: " + what;
        return new Problem(
                file,
                mark == null ? 0 : mark.getLine() + 1,
                mark == null ? 0 : mark.getColumn() + 1,
                key,
                sentence,
                key == null ? null : unknown.matches() ? names.nearestStep(key) : names.nearestKey(key));
    }

    private Problem kamelet(KameletException failure, @Nullable String route) {
        return failure.file() == null
                ? at(route, failure.key(), firstLine(failure), failure.suggestion())
                : Problem.at(failure.file(), failure.line(), failure.key(), firstLine(failure), failure.suggestion());
    }

    private static boolean isSetting(PropertyBindingException failure) {
        return failure.getOptionPrefix() != null && failure.getOptionPrefix().startsWith("camel.");
    }

    private Problem setting(PropertyBindingException failure) {
        String prefix =
                failure.getOptionPrefix().endsWith(".") ? failure.getOptionPrefix() : failure.getOptionPrefix() + ".";
        String key = prefix + failure.getPropertyName();
        if (failure.getCause() != null) {
            RefusedValue value = RefusedValue.of(innermost(failure), context);
            return inSettings(
                    key,
                    "the setting '" + key + "' cannot be '" + failure.getValue() + "': " + value.reason(),
                    value.suggestion());
        }
        String nearest = names.nearestOf(failure.getTarget(), failure.getPropertyName());
        return inSettings(key, "there is no setting '" + key + "'", nearest == null ? null : prefix + nearest);
    }

    private Problem component(String key, String component) {
        String nearest = names.nearestScheme(component);
        String suggestion = nearest == null ? null : key.replace("." + component + ".", "." + nearest + ".");
        return inSettings(key, "there is no component '" + component + "' for the setting '" + key + "'", suggestion);
    }

    private Problem inSettings(String key, String sentence, @Nullable String suggestion) {
        Path file = options.setup().settings().file();
        String normal = RouteText.normal(key);
        int line = SettingsFile.read(options.setup().settings()).stream()
                .filter(setting -> RouteText.normal(setting.key()).equals(normal))
                .mapToInt(Setting::line)
                .findFirst()
                .orElse(0);
        return Problem.at(line == 0 ? null : file, line, key, sentence, suggestion);
    }

    private Problem option(PropertyBindingException failure, @Nullable String route) {
        String name = String.valueOf(failure.getPropertyName());
        RefusedValue value = RefusedValue.of(innermost(failure), context);
        return at(
                route,
                name,
                "the option '" + name + "' cannot be '" + failure.getValue() + "': " + value.reason(),
                value.suggestion());
    }

    private Problem parameter(ResolveEndpointFailedException failure, String name, @Nullable String route) {
        String scheme = schemeOf(failure.getUri());
        return at(route, name, scheme + ": has no option '" + name + "'", names.nearestOption(scheme, name));
    }

    private Problem scheme(NoSuchEndpointException failure, @Nullable String route) {
        String scheme = schemeOf(failure.getUri());
        return KnownComponents.artifact(scheme)
                .map(artifact -> at(
                        route,
                        scheme,
                        "the component '" + scheme + "' is not installed: put " + artifact
                                + " and what it needs into ext/",
                        null))
                .orElseGet(() -> at(
                        route,
                        scheme,
                        "there is no component '" + scheme + "'; a component's jar goes into ext/",
                        names.nearestScheme(scheme)));
    }

    private Problem at(@Nullable String route, @Nullable String key, String sentence, @Nullable String suggestion) {
        RouteText text = textOf(route);
        if (text == null) {
            return Problem.at(null, 0, key, sentence, suggestion);
        }
        int line = text.lineOf(key);
        return new Problem(text.file(), line, text.columnOf(line, key), key, sentence, suggestion);
    }

    /** That of a route file, or of the kamelet that a route is made of, whose id is that of the kamelet and a number. */
    private @Nullable RouteText textOf(@Nullable String route) {
        RouteText text = RouteText.ofRoute(route, options.routeFiles());
        if (text != null || route == null) {
            return text;
        }
        String file = route.replaceFirst("-\\d+$", "") + KameletFolder.SUFFIX;
        return options.setup().kamelets().stream()
                .filter(kamelet -> kamelet.file().endsWith(file))
                .findFirst()
                .map(kamelet -> new RouteText(kamelet.file(), kamelet.lines(), 1))
                .orElse(null);
    }

    private static String schemeOf(String uri) {
        return uri.split("[:?]", 2)[0];
    }

    private static String innermost(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        return firstLine(inner);
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse(message);
    }
}
