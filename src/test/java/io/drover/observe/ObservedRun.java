package io.drover.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.ingest.Ledger;
import io.drover.ingest.Progress;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The shipped routes and settings, observed on a free port; nothing that was found is kept for long. */
final class ObservedRun implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Pace AT_ONCE = new Pace(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5));

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> settings = new HashMap<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Progress progress = new Progress();
    private final DataFolder data;
    private final Store store;
    private final Ledger ledger;
    private final Observation observation;
    private @Nullable DroverRuntime runtime;

    /** @param data where Drover remembers things */
    ObservedRun(Path data) throws IOException {
        this.data = new DataFolder(data, "test").create();
        this.store = Stores.open(this.data, null);
        this.ledger = new Ledger(store, Clock.systemUTC());
        this.observation = Observation.listening(
                new Address("127.0.0.1", 0),
                new Observation.Process("1.2.3", Clock.systemUTC(), progress, stopping::get),
                AT_ONCE);
        with("drover.retry.delay", "20").with("drover.retry.maxDelay", "200").with("drover.folder.stableFor", "0");
    }

    ObservedRun with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Starts the routes, or starts them anew. */
    ObservedRun start() {
        stopRoutes();
        List<Object> beans = new ArrayList<>(observation.beans());
        beans.addAll(List.of(
                Clock.systemUTC(),
                store,
                ledger,
                new FeedStore(store, Clock.systemUTC()),
                new FileRequests(data.path().resolve("requests")),
                data,
                progress));
        Folders folders = new Folders(Path.of("config"), Path.of("routes"));
        runtime = DroverRuntime.started(
                RuntimeOptions.of(folders, Map.of()).withOverrides(settings).withBeans(beans.toArray()));
        return this;
    }

    void stopRoutes() {
        if (runtime != null) {
            runtime.close();
            runtime = null;
        }
    }

    /** A stop was asked for. */
    void ask() {
        stopping.set(true);
    }

    Observation observation() {
        return observation;
    }

    Store store() {
        return store;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        int port = Objects.requireNonNull(observation.address()).getPort();
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }

    /** What is answered to a question about health. */
    Told health(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        return new Told(answer.statusCode(), new ObjectMapper().readTree(answer.body()));
    }

    /** Asks again and again until the answer is as expected. @return it, or the last one when that took too long */
    Told until(String path, Predicate<Told> expected) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        Told told = health(path);
        while (!expected.test(told) && System.nanoTime() < end) {
            pause();
            told = health(path);
        }
        return told;
    }

    /** The metrics, once they are as expected, or as they are when that takes too long. */
    Samples metrics(Predicate<Samples> expected) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        Samples samples = Samples.of(get("/observe/metrics").body());
        while (!expected.test(samples) && System.nanoTime() < end) {
            pause();
            samples = Samples.of(get("/observe/metrics").body());
        }
        return samples;
    }

    private static void pause() throws InterruptedException {
        if (new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("nobody counts it down");
        }
    }

    @Override
    public void close() {
        stopRoutes();
        observation.close();
        ledger.close();
        store.close();
    }

    /** An answer about health. */
    record Told(int status, JsonNode body) {
        boolean up() {
            return status == 200 && body.path("status").asText().equals("UP");
        }

        /** Whether this thing was looked at and is well. */
        boolean up(String name) {
            return of(name).path("status").asText().equals("UP");
        }

        /** What is said of this thing, or nothing. */
        String reason(String name) {
            return of(name).path("reason").asText();
        }

        JsonNode of(String name) {
            for (JsonNode check : body.path("checks")) {
                if (check.path("name").asText().equals(name)) {
                    return check;
                }
            }
            return body.path("missing");
        }
    }
}
