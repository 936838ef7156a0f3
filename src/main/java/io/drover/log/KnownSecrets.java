package io.drover.log;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last line of defence: every key, token and password that this process has read, to take them out of what is logged.
 * Nothing of ours tells one; a library may, in a message that nobody has read before.
 *
 * <p>What is shorter than six characters is not looked for: it would be found in ordinary words. Safe for use by any thread.
 */
public final class KnownSecrets {
    /** What stands where a secret would. */
    static final String MASK = "[secret]";

    private static final int SHORTEST = 6;

    /** Those of a process that is given new ones by the hour must not grow for ever. */
    private static final int MOST = 200;

    private static final KnownSecrets OF_PROCESS = new KnownSecrets();

    private final Set<String> secrets = new LinkedHashSet<>();
    private volatile List<String> forms = List.of();

    KnownSecrets() {}

    /** Those of this process. */
    public static KnownSecrets ofProcess() {
        return OF_PROCESS;
    }

    /** From now on it is taken out. */
    public void remember(@Nullable String secret) {
        if (secret != null && secret.strip().length() >= SHORTEST) {
            add(secret.strip());
        }
    }

    private synchronized void add(String secret) {
        if (!secrets.add(secret)) {
            return;
        }
        if (secrets.size() > MOST) {
            secrets.remove(secrets.iterator().next());
        }
        // the longest first: one may hold another
        forms = secrets.stream()
                .flatMap(KnownSecrets::formsOf)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** As it is, as in JSON, and as in a URI or a form. */
    private static Stream<String> formsOf(String secret) {
        String inForm = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(
                secret,
                String.valueOf(JsonStringEncoder.getInstance().quoteAsString(secret)),
                inForm,
                inForm.replace("+", "%20"));
    }

    /** The text without them. */
    String mask(String text) {
        String masked = text;
        for (String form : forms) {
            if (masked.contains(form)) {
                masked = masked.replace(form, MASK);
            }
        }
        return masked;
    }
}
