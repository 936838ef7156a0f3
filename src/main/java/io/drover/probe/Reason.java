package io.drover.probe;

import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Why something failed, in the words of whoever found it, as far as they may be told. */
final class Reason {
    /** Scheme and host of an address may be told; what stands before the host and after it may be a secret. */
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9+.:-]*://)([^/@\\s]*@)?([^/?\\s]*)\\S*");

    private static final Pattern PARAMETERS = Pattern.compile("(jdbc:[^\\s?;]*)[?;]\\S*");

    private Reason() {}

    /** In a clause. */
    static String of(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        String message = inner.getMessage();
        if (message == null || message.isBlank()) {
            return inner.getClass().getSimpleName();
        }
        String line = message.strip().lines().findFirst().orElse("");
        return inner instanceof UnknownHostException ? "there is no host " + line : withoutSecrets(line);
    }

    /** The same text, with each address down to its host. */
    static String withoutSecrets(String text) {
        return PARAMETERS.matcher(ADDRESS.matcher(text).replaceAll("$1$3")).replaceAll("$1");
    }
}
