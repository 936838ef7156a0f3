package io.drover.observe;

import io.drover.http.ApiException;
import io.drover.immich.ServerListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Counts what is done with servers. */
final class ServerMeters implements ServerListener {
    private static final String SERVER = "server";

    private final MeterRegistry registry;
    private final Map<String, Timer> uploads = new ConcurrentHashMap<>();
    private final Map<String, DistributionSummary> checks = new ConcurrentHashMap<>();

    ServerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void checked(String server, int files) {
        checks.computeIfAbsent(server, this::checks).record(files);
    }

    private DistributionSummary checks(String server) {
        return DistributionSummary.builder("drover.check.batch")
                .baseUnit("files")
                .tags(SERVER, server)
                .description("Files that one call of checkBulkUpload asked about")
                .serviceLevelObjectives(1, 10, 50, 100, 250, 500, 1_000, 2_500, 5_000)
                .register(registry);
    }

    @Override
    public void uploaded(String server, long nanos) {
        uploads.computeIfAbsent(server, this::uploads).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer uploads(String server) {
        return Timer.builder("drover.upload")
                .tags(SERVER, server)
                .description("Time from the first byte of a file to the server's answer")
                .serviceLevelObjectives(
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(2_500),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30))
                .register(registry);
    }

    @Override
    public void repeated(String server, ApiException why) {
        Counter.builder("drover.retries")
                .tags(SERVER, server, "operation", why.operation(), "cause", cause(why))
                .description("Calls that failed and are worth another attempt")
                .register(registry)
                .increment();
    }

    /** One of a few words: a label must not grow with what servers say. */
    static String cause(ApiException why) {
        if (why.maintenance()) {
            return "maintenance";
        }
        return switch (why.status()) {
            case 0 -> withoutAnswer(why.getCause());
            case 401, 403, 404, 405, 407, 408, 425, 429, 500, 502, 503, 504 -> Integer.toString(why.status());
            default -> "other";
        };
    }

    private static String withoutAnswer(@Nullable Throwable cause) {
        if (cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException) {
            return "unreachable";
        }
        return cause instanceof InterruptedIOException ? "timeout" : "cut";
    }
}
