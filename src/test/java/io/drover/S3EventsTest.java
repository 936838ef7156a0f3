package io.drover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileState;
import io.drover.ingest.Ledger;
import io.drover.ingest.Outcome;
import io.drover.ingest.OutcomeListener;
import io.drover.ingest.Progress;
import io.drover.ingest.Spool;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import io.drover.testing.FakeQueue;
import io.drover.testing.FakeS3;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shipped routes on a bucket and a queue with its events: events are hints, the listing is the truth. */
@Timeout(60)
class S3EventsTest {
    @TempDir
    private Path data;

    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private SandboxServer server;
    private FakeS3 bucket;
    private FakeQueue queue;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", FakeS3.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", FakeS3.SECRET_KEY);
        server = SandboxServer.builder().start();
        bucket = FakeS3.with("photos");
        queue = new FakeQueue();
    }

    @AfterEach
    void stop() {
        queue.close();
        bucket.close();
        server.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void an_object_is_uploaded_after_its_event_and_without_one_by_the_next_scan() throws Exception {
        put("in/first.jpg");
        try (Store store = store();
                Ledger ledger = new Ledger(store, Clock.systemUTC());
                DroverRuntime running = started(store, ledger)) {
            assertThat(nextUploaded()).endsWith("/photos/in/first.jpg");
            put("in/Rome 1/ü.jpg");
            put("in/lost/b.jpg");
            put("elsewhere/c.jpg");
            queue.send("no event");
            queue.send("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}");
            queue.send(event("in/gone/a.jpg"));
            queue.send(event("in/..%2Felsewhere/c.jpg"));
            queue.send(event("in/Rome+1/%C3%BC.jpg"));

            assertThat(nextUploaded()).endsWith("/photos/in/Rome 1/ü.jpg");
            queue.awaitDeleted(5);
            assertThat(queue.isEmpty()).isTrue();
            assertThat(server.assetCount()).isEqualTo(2);
            assertThat(running.context().isStarted()).isTrue();
        }
        try (Store store = store();
                Ledger ledger = new Ledger(store, Clock.systemUTC());
                DroverRuntime again = started(store, ledger)) {
            assertThat(nextUploaded()).endsWith("/photos/in/lost/b.jpg");
            assertThat(server.assetCount()).isEqualTo(3);
            assertThat(again.context().isStarted()).isTrue();
        }
    }

    private Store store() throws IOException {
        return Stores.open(new DataFolder(data, "test").create(), null);
    }

    private DroverRuntime started(Store store, Ledger ledger) throws IOException {
        OutcomeListener listener = outcomes::add;
        Spool spool = new Spool(data.resolve("spool"));
        spool.empty();
        return DroverRuntime.started(RuntimeOptions.of(new Folders(Path.of("config"), Path.of("routes")), Map.of())
                .withRoutes("ingest-s3", "ingest-s3-events", "ingest", "ingest-after", "error-handling")
                .withOverrides(Map.ofEntries(
                        Map.entry("camel.component.immich.url", server.url().toString()),
                        Map.entry("camel.component.immich.apiKey", server.apiKey()),
                        Map.entry("camel.component.aws2-sqs.overrideEndpoint", "true"),
                        Map.entry("camel.component.aws2-sqs.uriEndpointOverride", queue.url()),
                        Map.entry("drover.s3.enabled", "true"),
                        Map.entry("drover.s3.prefix", "in"),
                        Map.entry("drover.s3.endpoint", bucket.url()),
                        Map.entry("drover.s3.pathStyle", "true"),
                        Map.entry("drover.s3.region", "us-east-1"),
                        Map.entry("drover.s3.queue", "arn:aws:sqs:us-east-1:000000000000:events")))
                .withBeans(Clock.systemUTC(), store, ledger, spool, new Progress(), listener));
    }

    private String nextUploaded() throws InterruptedException {
        Outcome outcome = Objects.requireNonNull(outcomes.poll(20, TimeUnit.SECONDS), "no file came");
        assertThat(outcome.state()).isEqualTo(FileState.UPLOADED);
        return outcome.file().path().toString();
    }

    private void put(String key) {
        bucket.put(key, key.getBytes(UTF_8));
    }

    private static String event(String key) {
        return "{\"Records\":[{\"s3\":{\"bucket\":{\"name\":\"photos\"},\"object\":{\"key\":\"" + key + "\"}}}]}";
    }
}
