package io.drover.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/** Makes each endpoint of a file alone, because Camel tells the first one that is wrong and no other. */
final class EndpointCheck {
    private final Examined examined;
    private final Function<Exception, Problem> explanation;

    /** @param explanation says what an exception of Camel means; where, is found here */
    EndpointCheck(Examined examined, Function<Exception, Problem> explanation) {
        this.examined = examined;
        this.explanation = explanation;
    }

    /** What is wrong with the endpoints of routes that are used, and whose address does not depend on a message. */
    List<Problem> problems(RouteTree tree) {
        List<Problem> problems = new ArrayList<>();
        for (EndpointText endpoint : tree.endpoints()) {
            if (!endpoint.scheme().isEmpty()
                    && !endpoint.uri().value().contains("${")
                    && examined.isUsed(endpoint.route())) {
                try {
                    examined.context().getEndpoint(uri(endpoint));
                } catch (Exception e) {
                    problems.add(placed(explanation.apply(e), tree, endpoint));
                }
            }
        }
        return problems;
    }

    private String uri(EndpointText endpoint) throws Exception {
        Map<String, Object> options = new LinkedHashMap<>();
        endpoint.options().forEach((name, value) -> options.put(name, value.value()));
        String address = endpoint.address();
        EndpointUriFactory factory = address.contains(":")
                ? null
                : examined.context().getCamelContextExtension().getEndpointUriFactory(address);
        if (factory != null && factory.isEnabled(address)) {
            return factory.buildUri(address, options);
        }
        return options.isEmpty() ? address : address + "?" + URISupport.createQueryString(options);
    }

    private static Problem placed(Problem problem, RouteTree tree, EndpointText endpoint) {
        if (problem.file() != null) {
            return problem; // it is of the settings
        }
        String key = keyOf(problem, endpoint);
        Text option = key == null ? null : endpoint.option(key);
        Text place = option == null ? endpoint.uri() : option;
        boolean ownLine = place.line() != endpoint.uri().line();
        return new Problem(
                tree.file(),
                place.line(),
                ownLine ? tree.indent(place.line()) : place.column(),
                key,
                problem.sentence(),
                problem.suggestion());
    }

    /** The option that it is about: the one that it names, or the one whose value it quotes. */
    private static @Nullable String keyOf(Problem problem, EndpointText endpoint) {
        String key = problem.key();
        if (key != null && endpoint.options().containsKey(key.replace(":", ""))) {
            return key.replace(":", "");
        }
        return endpoint.options().entrySet().stream()
                .filter(option ->
                        problem.sentence().contains("'" + option.getValue().value() + "'"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(key);
    }
}
