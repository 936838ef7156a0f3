package io.drover.lint;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that are written into a route, where whoever reads, copies or prints the route sees them. */
final class Secrets implements Rule {
    private static final String INSTEAD =
            "; put it into a setting that takes it from the environment, and name the setting here: {{my.%s}}";
    private static final Set<String> HEADERS = Set.of(
            "authorization", "proxy-authorization", "x-api-key", "x-auth-token", "api-key", "access_token", "cookie");
    /** A user and a password in front of a host. */
    private static final Pattern IN_ADDRESS = Pattern.compile("[:/]/?[^/?#:@\\s]+:([^/?#@\\s]+)@");

    private static final Pattern RAW = Pattern.compile("RAW[({](.*)[)}]");

    @Override
    public void check(Examined examined, Consumer<Problem> problems) {
        Components components = new Components(examined.context());
        for (RouteTree tree : examined.trees()) {
            for (EndpointText endpoint : tree.endpoints()) {
                checkAddress(tree, endpoint.uri(), problems);
                checkOptions(tree, endpoint, components, problems);
            }
            for (HeaderText header : tree.headers()) {
                checkHeader(tree, header, problems);
            }
        }
    }

    private static void checkAddress(RouteTree tree, Text address, Consumer<Problem> problems) {
        Matcher password = IN_ADDRESS.matcher(address.value());
        if (password.find() && Text.isLiteral(password.group(1))) {
            problems.accept(Examined.problem(
                    tree,
                    address,
                    password.start(1),
                    "password",
                    "a password is written into the address" + INSTEAD.formatted("password"),
                    null));
        }
    }

    private static void checkOptions(
            RouteTree tree, EndpointText endpoint, Components components, Consumer<Problem> problems) {
        Set<String> known = components
                .find(endpoint.scheme())
                .map(Components.Component::secrets)
                .orElse(Set.of());
        for (Map.Entry<String, Text> option : endpoint.options().entrySet()) {
            String name = option.getKey();
            boolean secret = SecretNames.isSecret(name) || known.contains(name) && !SecretNames.isUser(name);
            if (secret && isLiteral(option.getValue())) {
                problems.accept(Examined.problem(
                        tree,
                        option.getValue(),
                        0,
                        name,
                        "the secret " + name + " is written into the route" + INSTEAD.formatted(name),
                        null));
            } else if (!secret) {
                checkAddress(tree, option.getValue(), problems);
            }
        }
    }

    private static void checkHeader(RouteTree tree, HeaderText header, Consumer<Problem> problems) {
        String name = header.name().value();
        Text value = header.value();
        if (value != null && HEADERS.contains(name.toLowerCase(Locale.ROOT)) && value.isLiteral()) {
            problems.accept(Examined.problem(
                    tree,
                    value,
                    0,
                    name,
                    "the secret of the header " + name + " is written into the route"
                            + INSTEAD.formatted(name.toLowerCase(Locale.ROOT)),
                    null));
        }
    }

    private static boolean isLiteral(Text text) {
        Matcher raw = RAW.matcher(text.value());
        return raw.matches() ? Text.isLiteral(raw.group(1)) : text.isLiteral();
    }
}
