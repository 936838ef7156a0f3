package io.drover.contentstack;

import io.drover.contentstack.api.Region;
import io.drover.contentstack.api.StackHost;
import io.drover.contentstack.api.StackSettings;
import io.drover.http.HttpSettings;
import io.drover.http.Network;
import io.drover.options.ComponentNames;
import io.drover.options.OptionValues;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks the component's options and makes of them how the stack is reached. */
final class ContentstackOptions {
    private final StackOptions options;
    private final OptionValues values;

    ContentstackOptions(StackOptions options) {
        this.options = options;
        this.values = new OptionValues(ComponentNames.prefix(options, ContentstackComponent.SCHEME));
    }

    /** @throws IllegalArgumentException in one sentence that names the option, its value and what is allowed */
    StackSettings settings(Clock clock) {
        return new StackSettings(
                host(),
                secret(
                        "apiKey",
                        options.getApiKey(),
                        options.getApiKeyFile(),
                        "the API key of the stack (apiKey or apiKeyFile, or set CONTENTSTACK_API_KEY or"
                                + " CONTENTSTACK_API_KEY_FILE)"),
                secret(
                        "deliveryToken",
                        options.getDeliveryToken(),
                        options.getDeliveryTokenFile(),
                        "a delivery token of the environment (deliveryToken or deliveryTokenFile, or set"
                                + " CONTENTSTACK_DELIVERY_TOKEN or CONTENTSTACK_DELIVERY_TOKEN_FILE)"),
                values.required(
                        "environment",
                        options.getEnvironment(),
                        "the name of the environment that is read, or set CONTENTSTACK_ENVIRONMENT"),
                OptionValues.optional(options.getBranch()),
                HttpSettings.defaults(),
                Network.direct(),
                clock);
    }

    private StackHost host() {
        String host = OptionValues.optional(options.getHost());
        return host == null
                ? StackHost.of(Region.parse(values.name("region"), options.getRegion()))
                : StackHost.parse(values.name("host"), host);
    }

    /** @param what to give when there is none */
    private Supplier<String> secret(String option, @Nullable String value, @Nullable String file, String what) {
        Supplier<String> secret = values.secret(value, option + "File", file);
        if (secret == null) {
            throw values.refuse(option, "is not set: give " + what);
        }
        return () -> secret.get().strip();
    }
}
