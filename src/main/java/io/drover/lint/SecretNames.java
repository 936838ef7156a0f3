package io.drover.lint;

import java.util.Locale;
import java.util.Set;

/** Which names of options and settings say that the value is a secret, whatever component they are of. */
public final class SecretNames {
    private static final Set<String> SECRETS = Set.of(
            "password",
            "passphrase",
            "apikey",
            "accesskey",
            "secretkey",
            "secret",
            "clientsecret",
            "token",
            "accesstoken",
            "deliverytoken",
            "sastoken",
            "privatekey",
            "authpassword",
            "proxyauthpassword",
            "saslpassword",
            "authorization");

    private SecretNames() {}

    /** Whether it is one, by its last word: {@code drover.bean.x.password}, {@code api-key}. */
    public static boolean isSecret(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return SECRETS.contains(last.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT));
    }

    /** Whether a value is the secret itself, and not where it is found. */
    public static boolean isWritten(String value) {
        return Text.isLiteral(value);
    }

    /** Whether it says who someone is, which descriptions take for a secret, too. */
    static boolean isUser(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("user") || lower.endsWith("username") || lower.endsWith("clientid");
    }
}
