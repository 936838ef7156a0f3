package io.drover.contentstack.assets;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whom files may be fetched from. An address in a message is somebody else's word: only Contentstack's own hosts, the
 * stack's, and those that the settings name are called.
 */
public final class AssetHosts {
    private static final List<String> DOMAINS = List.of(".contentstack.io", ".contentstack.com");

    private final Set<String> named = new LinkedHashSet<>();

    /**
     * @param ofStack the host that delivers the stack's content
     * @param others further hosts with commas between them, such as a domain of one's own for assets; may be blank
     */
    public AssetHosts(String ofStack, String others) {
        named.add(ofStack.toLowerCase(Locale.ROOT));
        Arrays.stream(others.split(",", -1))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .forEach(named::add);
    }

    /** @throws IllegalArgumentException in one sentence, when nothing may be fetched from there */
    void check(String key, String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        if (!named.contains(asked) && DOMAINS.stream().noneMatch(asked::endsWith)) {
            throw new IllegalArgumentException(key + ": its url leads to the host " + host
                    + ", and nothing is fetched from there; allowed are *.contentstack.io, *.contentstack.com, "
                    + String.join(", ", named) + "; add the host to the option hosts if it is yours");
        }
    }
}
