package io.drover.trial;

import io.drover.lint.RouteSource;
import io.drover.sandbox.SandboxServer;
import io.drover.sandbox.contentstack.ContentstackServer;
import io.drover.trial.plan.TestCase;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of a test: those of the file, made harmless, and over them those of the test. The environment is not
 * looked at, servers are the test's, folders are moved into its folder, addresses lead nowhere, secrets are empty, and
 * pauses are short.
 */
final class TestSettings {
    private static final Pattern ENVIRONMENT = Pattern.compile("\\{\\{env:([^{}:]+)(?::([^{}]*))?}}");
    private static final Pattern NAMED_VARIABLE = Pattern.compile("#property:env:(\\w+)");
    private static final Pattern AUTHORITY = Pattern.compile("(\\w+://)[^/?#\\s]*");
    private static final Pattern SECRET = Pattern.compile(
            "(?!on[A-Z])(?i:.*(password|passphrase|secret|token|apikey|authorization|credential|jaas|email|username).*|endpoint)|.+File");
    private static final Pattern PLACE = Pattern.compile("(?i)(brokers|host|hosts|servers?|bootstrapServers)");
    private static final Pattern PAUSE = Pattern.compile("(?i)(delay|maxDelay|stableFor)");
    /** Camel takes no empty value for an option unless a placeholder comes to it. */
    private static final String NOTHING = "{{env:NOTHING:}}";

    private static final String NOWHERE = "test.invalid";
    private static final String IMMICH = "io.drover.immich.ImmichComponent";

    private final TestCase test;
    private final TestFolder folder;
    private final Map<String, String> values = new TreeMap<>();

    TestSettings(TestCase test, TestFolder folder, RouteSource file, SandboxServer server, ContentstackServer stack) {
        this.test = test;
        this.folder = folder;
        Properties given = parsed(file.text());
        given.stringPropertyNames().forEach(key -> values.put(key, harmless(key, given.getProperty(key))));
        values.put("camel.main.sourceLocationEnabled", "true");
        values.put("camel.main.messageHistory", "true");
        server("camel.component.immich", server);
        given.stringPropertyNames().stream()
                .filter(key -> given.getProperty(key).equals("#class:" + IMMICH))
                .forEach(key -> server(key, server));
        stack(stack);
        test.settings().forEach((key, value) -> values.put(key, folder.filling(value)));
        if (!"none".equals(values.getOrDefault("drover.cluster.role", "none"))) {
            values.put("drover.store.url", "jdbc:postgresql://" + NOWHERE + "/drover"); // the test's store is its own
        }
        values.replaceAll((key, value) -> value.isEmpty() && key.startsWith("camel.") ? NOTHING : value);
    }

    private static Properties parsed(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private void server(String prefix, SandboxServer server) {
        values.put(prefix + ".url", server.url().toString());
        values.put(prefix + ".apiKey", server.apiKey());
        values.put(prefix + ".email", server.email());
        values.put(prefix + ".password", server.password());
        values.put(prefix + ".waitLimit", "5s");
    }

    private void stack(ContentstackServer stack) {
        String prefix = "camel.component.contentstack.";
        values.put(prefix + "host", stack.url().toString());
        values.put(prefix + "apiKey", stack.apiKey());
        values.put(prefix + "deliveryToken", stack.deliveryToken());
        values.put(prefix + "environment", stack.environment());
        values.put(prefix + "branch", "");
    }

    private String harmless(String key, String written) {
        String value = withoutEnvironment(written);
        String name = key.substring(key.lastIndexOf('.') + 1);
        if (key.startsWith("camel.management.") || key.startsWith("camel.server.")) {
            return name.equals("enabled") ? "false" : value;
        }
        if (SECRET.matcher(name).matches()) {
            return "";
        }
        if (value.startsWith("/")) {
            return folder.files() + value;
        }
        if (value.startsWith("jdbc:") || name.equals("jdbcUrl")) {
            return "jdbc:sqlite:" + folder.aside(name + ".db");
        }
        if (AUTHORITY.matcher(value).find()) {
            return AUTHORITY.matcher(value).replaceAll("$1" + NOWHERE);
        }
        if (!value.isBlank() && PLACE.matcher(name).matches()) {
            return value.replaceFirst(".*?(:\\d+)?$", NOWHERE + "$1");
        }
        if (PAUSE.matcher(name).matches()) {
            return value.matches("\\d+") ? "20" : "100ms";
        }
        return value;
    }

    private static String withoutEnvironment(String value) {
        return ENVIRONMENT.matcher(value).replaceAll(variable -> {
            String fallback = variable.group(2);
            return Matcher.quoteReplacement(fallback == null ? "test" : fallback);
        });
    }

    /** All of them, by key. */
    Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** What the test says of it, and something for variables of these routes that have no default. */
    Map<String, String> environment(List<RouteSource> routes) {
        Map<String, String> environment = new TreeMap<>();
        for (RouteSource route : routes) {
            Matcher variable = ENVIRONMENT.matcher(route.text());
            while (variable.find()) {
                if (variable.group(2) == null) {
                    environment.put(variable.group(1), "test");
                }
            }
        }
        for (RouteSource route : routes) {
            NAMED_VARIABLE
                    .matcher(route.text())
                    .results()
                    .forEach(variable -> environment.put(variable.group(1), "test"));
        }
        test.environment().forEach((name, value) -> environment.put(name, folder.filling(value)));
        return environment;
    }

    /** The settings' file as it would be with the keys of the test that it lacks. */
    RouteSource completed(RouteSource file) {
        Properties given = parsed(file.text());
        StringBuilder text = new StringBuilder(file.text());
        test.settings().keySet().stream()
                .filter(key -> !given.containsKey(key))
                .forEach(key -> text.append(System.lineSeparator()).append(key).append(" = "));
        return new RouteSource(file.file(), text.toString());
    }

    /** The folders of the test that settings name, which are made for it. */
    List<String> folders() {
        return values.values().stream()
                .filter(value -> value.startsWith(folder.files().toString()))
                .map(value ->
                        folder.files().relativize(java.nio.file.Path.of(value)).toString())
                .toList();
    }
}
