package io.drover.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which values of the settings are secrets: by what a key is called, and by the place in an address. */
final class SecretSettings {
    private static final Pattern KEY = Pattern.compile(
            "(?i)(password|passwd|secret|token|apikey|accesskey|secretkey|authorization|credentials?|jaasconfig)$");

    /** {@code //USER:PASSWORD@HOST}, {@code ?password=…}. */
    private static final Pattern IN_ADDRESS =
            Pattern.compile("(?i)//[^/?#@:]*:([^/?#@]+)@|[?&;][\\w.]*(?:password|token|secret)=([^&;]+)");

    /** An address that whoever knows it may send to: what follows the host is as good as a password. */
    private static final Pattern AFTER_HOST = Pattern.compile("https?://[^/]+/(.+)");

    private static final String WEBHOOK = "webhook.url";

    private final List<Setting> settings;
    private final SettingValues values;

    SecretSettings(List<Setting> settings, SettingValues values) {
        this.settings = settings;
        this.values = values;
    }

    /** The secrets, as they would be sent. */
    List<String> values() {
        List<String> secrets = new ArrayList<>();
        for (Setting setting : settings) {
            String value = values.of(setting);
            if (value != null && !value.isBlank()) {
                add(setting.key(), value, secrets);
            }
        }
        return secrets;
    }

    private static void add(String key, String value, List<String> secrets) {
        if (KEY.matcher(key).find()) {
            secrets.add(value);
            // the scheme before a token is no secret, and the token may be told without it
            secrets.add(value.substring(value.indexOf(' ') + 1));
        }
        Matcher address = IN_ADDRESS.matcher(value);
        while (address.find()) {
            secrets.add(address.group(1) == null ? address.group(2) : address.group(1));
        }
        Matcher whole = AFTER_HOST.matcher(value);
        if (key.endsWith(WEBHOOK) && whole.matches()) {
            secrets.add(whole.group(1));
        }
    }
}
