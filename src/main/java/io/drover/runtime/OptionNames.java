package io.drover.runtime;

import io.drover.text.Spelling;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/** The names that Camel knows, for suggestions. */
final class OptionNames {
    private static final List<String> STEPS = List.of(
            "aggregate",
            "bean",
            "choice",
            "convertBodyTo",
            "delay",
            "doTry",
            "enrich",
            "filter",
            "log",
            "loop",
            "marshal",
            "multicast",
            "onFallback",
            "pipeline",
            "pollEnrich",
            "process",
            "recipientList",
            "removeHeader",
            "removeHeaders",
            "rollback",
            "routingSlip",
            "script",
            "setBody",
            "setHeader",
            "setHeaders",
            "setProperty",
            "setVariable",
            "sort",
            "split",
            "step",
            "stop",
            "threads",
            "throttle",
            "throwException",
            "to",
            "toD",
            "transform",
            "unmarshal",
            "validate",
            "wireTap",
            "route",
            "from",
            "routeConfiguration",
            "onException",
            "onCompletion",
            "beans",
            "rest",
            "routeTemplate",
            "intercept",
            "interceptFrom",
            "interceptSendToEndpoint",
            "errorHandler",
            "when",
            "otherwise");

    /** What stands below steps and routes, beside the options of each. */
    private static final List<String> KEYS = List.of(
            "autoStartup",
            "completionSize",
            "completionTimeout",
            "constant",
            "description",
            "doCatch",
            "doFinally",
            "exception",
            "expression",
            "handled",
            "headers",
            "id",
            "language",
            "loggingLevel",
            "logName",
            "message",
            "name",
            "onWhen",
            "parameters",
            "pattern",
            "precondition",
            "redeliveryPolicy",
            "simple",
            "steps",
            "stopOnException",
            "streaming",
            "type",
            "uri");

    private final CamelContext context;

    OptionNames(CamelContext context) {
        this.context = context;
    }

    @Nullable
    String nearestStep(String name) {
        return nearest(name, STEPS);
    }

    @Nullable
    String nearestKey(String name) {
        return nearest(name, Stream.concat(KEYS.stream(), STEPS.stream()).toList());
    }

    @Nullable
    String nearestOption(String scheme, String name) {
        EndpointUriFactory factory = context.getCamelContextExtension().getEndpointUriFactory(scheme);
        return factory == null ? null : nearest(name, factory.propertyNames());
    }

    @Nullable
    String nearestOf(Object target, String name) {
        return nearest(
                name,
                Stream.of(target.getClass().getMethods())
                        .filter(method -> method.getParameterCount() == 1)
                        .map(Method::getName)
                        .filter(setter -> setter.startsWith("set") && setter.length() > 3)
                        .map(setter -> decapitalized(setter.substring(3)))
                        .toList());
    }

    @Nullable
    String nearestScheme(String name) {
        try {
            return nearest(
                    name,
                    PluginHelper.getPackageScanResourceResolver(context)
                            .findResources("META-INF/services/org/apache/camel/component/*")
                            .stream()
                            .map(resource -> resource.getLocation().replaceFirst(".*/", ""))
                            .toList());
        } catch (Exception e) {
            return null; // a suggestion is a courtesy: the error itself is reported by the caller
        }
    }

    private static String decapitalized(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static @Nullable String nearest(String name, Collection<String> candidates) {
        return Spelling.nearest(name, candidates).orElse(null);
    }
}
