package io.drover.graph;

import io.drover.yaml.Value;
import io.drover.yaml.Value.Entries;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint in a few words that hold no secret and no address: its scheme, and the name of what it reads or writes,
 * which is a setting's key where a setting says it.
 */
final class EndpointLabel {
    private static final Pattern SETTING = Pattern.compile("\\{\\{([^{}:]+)(?::[^{}]*)?}}");

    /** The option that names it, where it is not what follows the scheme. */
    private static final Map<String, String> NAMING_OPTIONS = Map.ofEntries(
            Map.entry("library", "path"),
            Map.entry("file", "directoryName"),
            Map.entry("ftp", "directoryName"),
            Map.entry("ftps", "directoryName"),
            Map.entry("sftp", "directoryName"),
            Map.entry("kafka", "topic"),
            Map.entry("amqp", "destinationName"),
            Map.entry("jms", "destinationName"),
            Map.entry("timer", "timerName"),
            Map.entry("scheduler", "name"),
            Map.entry("quartz", "triggerName"),
            Map.entry("aws2-s3", "bucketNameOrArn"),
            Map.entry("direct", "name"),
            Map.entry("seda", "name"),
            Map.entry("log", "loggerName"),
            Map.entry("kamelet", "templateId"));

    /** Those where what follows the scheme is an operation of ours. */
    private static final java.util.Set<String> OPERATIONS =
            java.util.Set.of("immich", "contentstack", "feed", "ledger", "checksum", "metadata", "mirror");

    private EndpointLabel() {}

    /** @param parameters the endpoint's options, or null */
    static String of(String uri, @Nullable Value parameters) {
        String scheme = scheme(uri);
        String name = name(scheme, uri, parameters);
        return name.isEmpty() ? scheme : scheme + ": " + name;
    }

    static String scheme(String uri) {
        int colon = uri.indexOf(':');
        return colon < 0 ? uri : uri.substring(0, colon);
    }

    private static String name(String scheme, String uri, @Nullable Value parameters) {
        String option = NAMING_OPTIONS.get(scheme);
        if (option == null && !OPERATIONS.contains(scheme)) {
            return "";
        }
        Value given = option != null && parameters instanceof Entries entries ? entries.get(option) : null;
        return given instanceof Value.Scalar scalar ? shown(scalar.text()) : shown(path(uri));
    }

    private static String path(String uri) {
        String path =
                uri.substring(Math.min(uri.length(), scheme(uri).length() + 1)).replaceFirst("^//", "");
        int question = path.indexOf('?');
        return question < 0 ? path : path.substring(0, question);
    }

    /** Settings by their keys; of a path that is written out, its last name; and nothing that could be an address. */
    private static String shown(String text) {
        if (SETTING.matcher(text).find()) {
            return SETTING.matcher(text).replaceAll("$1");
        }
        String name = text.substring(text.lastIndexOf('/') + 1);
        return name.contains("@") ? "" : name;
    }
}
