package io.drover.library.sftp;

import io.drover.options.OptionValues;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached, all of it checked: Camel's own options of {@code sftp:}, and three of ours.
 *
 * @param server what its paths begin with: {@code sftp://HOST:PORT}
 * @param endpoint with the options of Camel
 * @param password asked before each connection, so that it may be replaced in its file; or null
 * @param passphrase of the private key; or null
 * @param knownHosts where host keys are known from, for people
 * @param connections the most that are open at a time
 */
record SftpOptions(
        String server,
        SftpEndpoint endpoint,
        @Nullable Supplier<String> password,
        @Nullable Supplier<String> passphrase,
        String knownHosts,
        int connections) {
    private static final Pattern WHERE = Pattern.compile("sftp:(?://)?(\\[[^]/@?]+]|[^/@?:\\[]+)(?::(\\d{1,5}))?/*");
    private static final OptionValues VALUES = new OptionValues("storage.");
    private static final Set<String> OURS = Set.of("passwordFile", "privateKeyPassphraseFile", "connections");

    /** Those of the endpoint that make a difference to a storage. */
    private static final Set<String> CAMELS = Set.of(
            "username",
            "password",
            "privateKeyFile",
            "privateKeyUri",
            "privateKey",
            "privateKeyPassphrase",
            "keyPair",
            "preferredAuthentications",
            "publicKeyAcceptedAlgorithms",
            "knownHostsFile",
            "knownHostsUri",
            "knownHosts",
            "strictHostKeyChecking",
            "serverHostKeys",
            "keyExchangeProtocols",
            "ciphers",
            "compression",
            "connectTimeout",
            "soTimeout",
            "serverAliveInterval",
            "serverAliveCountMax",
            "bulkRequests",
            "bindAddress",
            "proxy",
            "filenameEncoding",
            "jschLoggingLevel",
            "serverMessageLoggingLevel");

    private static final List<String> SECRETS = List.of("password", "privateKeyPassphrase");
    private static final List<String> KEYS = List.of("privateKeyFile", "privateKeyUri", "privateKey", "keyPair");
    private static final List<String> KNOWN_HOSTS = List.of("knownHostsFile", "knownHostsUri", "knownHosts");

    private static final String REFERENCE = "#property:";
    private static final String SILENT_FOR_MILLIS = "60000";
    private static final int CONNECTIONS = 5;

    /**
     * @param where {@code sftp:HOST} or {@code sftp:HOST:PORT}
     * @param given options by their names; blank ones are as if they were not given
     * @throws IllegalArgumentException naming the option, its value unless it is secret, and what is allowed
     */
    static SftpOptions of(CamelContext context, String where, Map<String, Object> given) {
        Matcher place = WHERE.matcher(where);
        if (!place.matches()) {
            throw new IllegalArgumentException("storage: '" + where.replaceFirst("//?[^/]*@", "***@")
                    + "' is not sftp:HOST or sftp:HOST:PORT; the user is storage.username, the folder path");
        }
        String host = place.group(1).toLowerCase(Locale.ROOT);
        int port = VALUES.between("port", place.group(2) == null ? 22 : Integer.parseInt(place.group(2)), 1, 65_535);
        requireKnown(given.keySet());
        Map<String, Object> options = resolved(context, given);
        VALUES.required("username", text(options, "username"), "the user's name on the server");
        Supplier<String> password =
                VALUES.secret(text(options, "password"), "passwordFile", text(options, "passwordFile"));
        Supplier<String> passphrase = VALUES.secret(
                text(options, "privateKeyPassphrase"),
                "privateKeyPassphraseFile",
                text(options, "privateKeyPassphraseFile"));
        if (password == null && KEYS.stream().noneMatch(options::containsKey)) {
            throw VALUES.refuse(
                    "privateKeyFile", "is not set: give a key, or storage.passwordFile or storage.password");
        }
        requireStrict(options);
        int connections = connections(text(options, "connections"));
        String knownHosts = knownHosts(options);
        options.keySet().removeAll(OURS);
        options.keySet().removeAll(SECRETS);
        SftpEndpoint endpoint = endpoint(context, "sftp://" + host + ":" + port, withDefaults(options));
        return new SftpOptions("sftp://" + host + ":" + port, endpoint, password, passphrase, knownHosts, connections);
    }

    /** What the server's names are written in. */
    Charset names() {
        String encoding = endpoint.getConfiguration().getFilenameEncoding();
        return encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    }

    SftpConfiguration configuration() {
        return endpoint.getConfiguration();
    }

    /** A reference stands for a value that is to be in no URI. */
    private static Map<String, Object> resolved(CamelContext context, Map<String, Object> given) {
        Map<String, Object> options = new HashMap<>();
        given.forEach((name, value) -> {
            if (SECRETS.contains(name)
                    && !value.toString().startsWith("#")
                    && !value.toString().isBlank()) {
                throw VALUES.refuse(
                        name,
                        "is a secret, which does not go into an address: write #property:KEY, KEY being a"
                                + " setting, or give storage." + name + "File");
            }
            boolean reference = value instanceof String text && text.startsWith(REFERENCE);
            Object meant = reference
                    ? context.resolvePropertyPlaceholders(
                            "{{" + value.toString().substring(REFERENCE.length()) + "}}")
                    : value;
            if (meant != null && !meant.toString().isBlank()) {
                options.put(name, meant);
            }
        });
        return options;
    }

    private static @Nullable String text(Map<String, Object> options, String name) {
        Object value = options.get(name);
        return value == null ? null : value.toString();
    }

    private static void requireStrict(Map<String, Object> options) {
        String checking = text(options, "strictHostKeyChecking");
        if (checking != null && !checking.equals("yes")) {
            throw VALUES.refuse(
                    "strictHostKeyChecking", "is " + checking + ": host keys are always checked, leave it out");
        }
    }

    private static int connections(@Nullable String text) {
        try {
            return VALUES.between("connections", text == null ? CONNECTIONS : Integer.parseInt(text), 1, 32);
        } catch (NumberFormatException exception) {
            throw VALUES.refuse("connections", "is " + text + ", allowed: 1 to 32");
        }
    }

    private static String knownHosts(Map<String, Object> options) {
        if (KNOWN_HOSTS.stream().noneMatch(options::containsKey)) {
            options.put(
                    "knownHostsFile",
                    Path.of(System.getProperty("user.home"), ".ssh", "known_hosts")
                            .toString());
        }
        String file = text(options, "knownHostsFile");
        String uri = text(options, "knownHostsUri");
        return file != null ? file : uri != null ? uri : "storage.knownHosts";
    }

    private static Map<String, Object> withDefaults(Map<String, Object> options) {
        Map<String, Object> all = new TreeMap<>(options);
        all.put("strictHostKeyChecking", "yes");
        all.putIfAbsent("soTimeout", SILENT_FOR_MILLIS);
        // the others may ask for a user's name or a ticket on the terminal
        all.putIfAbsent("preferredAuthentications", "publickey,password,keyboard-interactive");
        return all;
    }

    private static SftpEndpoint endpoint(CamelContext context, String uri, Map<String, Object> options) {
        SftpComponent component = context.getComponent("sftp", SftpComponent.class);
        try {
            return (SftpEndpoint) component.createEndpoint(uri, new HashMap<>(options));
        } catch (Exception exception) {
            // its message may show the values of all options
            throw new IllegalArgumentException("storage: sftp does not take the value of one of its options ("
                    + String.join(", ", options.keySet()) + "): "
                    + exception.getClass().getSimpleName());
        }
    }

    private static void requireKnown(Set<String> names) {
        for (String name : names) {
            if (!CAMELS.contains(name) && !OURS.contains(name)) {
                Set<String> allowed = new TreeSet<>(CAMELS);
                allowed.addAll(OURS);
                throw new IllegalArgumentException(
                        "storage." + name + ": sftp has no such option here; there are " + String.join(", ", allowed));
            }
        }
    }
}
