package io.drover.immich;

import io.drover.http.HttpSettings;
import io.drover.immich.api.HttpImmichClient;
import io.drover.immich.api.ImmichSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Checks the component's options and makes of them what talks to the server. */
final class ImmichOptions {
    private static final String PREFIX = "camel.component.immich.";
    private static final int CHECKS_AND_PROBES = 4;

    private final ImmichComponent component;

    ImmichOptions(ImmichComponent component) {
        this.component = component;
    }

    /**
     * The server that the options describe; nothing is sent yet.
     *
     * @throws IllegalArgumentException in one sentence that names the option, its value and what is allowed
     */
    ImmichServer server(Clock clock) {
        int maxUploads = between("maxUploads", component.getMaxUploads(), 1, 64);
        int checkBatch = between("checkBatch", component.getCheckBatch(), 1, 5_000);
        Duration waitLimit = positive("waitLimit", component.getWaitLimit());
        HttpSettings http = new HttpSettings(
                positive("connectTimeout", component.getConnectTimeout()),
                positive("responseTimeout", component.getResponseTimeout()),
                positive("uploadResponseTimeout", component.getUploadResponseTimeout()),
                positive("progressTimeout", component.getProgressTimeout()),
                maxUploads + CHECKS_AND_PROBES + VerbCalls.AT_ONCE);
        String url = required("url", component.getUrl(), "the address of the server's API, or set IMMICH_URL");
        ImmichSettings settings = ImmichSettings.of(PREFIX + "url", url, apiKey(), http, clock);
        return new ImmichServer(
                settings.toString(),
                settings.address().toString(),
                new HttpImmichClient(settings),
                new ImmichServer.Limits(maxUploads, checkBatch, waitLimit),
                RandomGenerator.getDefault());
    }

    private Supplier<String> apiKey() {
        String file = component.getApiKeyFile();
        if (file != null && !file.isBlank()) {
            return new ApiKeyFile(Path.of(file));
        }
        String key = required(
                        "apiKey", component.getApiKey(), "an API key, or set IMMICH_API_KEY or IMMICH_API_KEY_FILE")
                .strip();
        return () -> key;
    }

    private static String required(String option, @Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(PREFIX + option + " is not set: give " + what);
        }
        return value;
    }

    private static int between(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    PREFIX + option + " is " + value + ", allowed: " + least + " to " + most);
        }
        return value;
    }

    private static Duration positive(String option, long millis) {
        if (millis <= 0) {
            throw new IllegalArgumentException(
                    PREFIX + option + " is " + millis + " ms, allowed: a duration above 0, such as 30s or 5m");
        }
        return Duration.ofMillis(millis);
    }
}
