package io.drover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.ingest.FileState;
import io.drover.ingest.LedgerRow;
import io.drover.ingest.Tally;
import io.drover.library.LibraryException;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FakeS3;
import io.drover.testing.FakeS3.Fault;
import io.drover.testing.IngestProcess;
import io.drover.testing.IngestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is promised of a folder is promised of a bucket, whatever its server does. */
@Timeout(180)
@Tag("long")
class S3IngestTest {
    private static final int OBJECTS = 10_000;
    private static final List<String> QUICK_START = List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    @TempDir
    private Path data;

    private SandboxServer server;
    private FakeS3 bucket;

    @BeforeEach
    void start() throws IOException {
        server = SandboxServer.builder().start();
        bucket = FakeS3.with("photos");
    }

    @AfterEach
    void stop() {
        bucket.close();
        server.close();
    }

    @Test
    void ten_thousand_objects_with_faults_and_kills_balance_and_a_second_run_fetches_nothing() throws Exception {
        for (int number = 0; number < OBJECTS; number++) {
            put(number % 100 + "/" + number + ".jpg", "photo " + number);
        }
        StringBuilder said = new StringBuilder();
        for (int kill = 1; kill <= 3; kill++) {
            killAt(kill * 1_500);
        }
        bucket.meet(this::trouble);
        IngestProcess.Result result = finish(said);

        assertThat(result.balances()).isTrue();
        assertThat(result.found()).isEqualTo(OBJECTS);
        assertThat(result.failed()).isZero();
        assertThat(result.hashed()).as("what was killed is not fetched again").isLessThan(OBJECTS - 3_000);
        assertEachOnce(OBJECTS);
        assertThat(said.toString())
                .contains("found " + OBJECTS)
                .doesNotContain(FakeS3.SECRET_KEY)
                .doesNotContain(FakeS3.ACCESS_KEY);

        bucket.meet((operation, key, number) -> Fault.NONE);
        bucket.forgetRequests();
        Tally again = run().run();

        assertThat(again.known()).isEqualTo(OBJECTS);
        assertThat(bucket.count("get") + bucket.count("head")).isZero();
        assertSpoolIsEmpty();
    }

    @Test
    void a_bucket_that_vanishes_half_way_loses_nothing() throws Exception {
        for (int number = 0; number < 300; number++) {
            put("in/" + number + ".jpg", "photo " + number);
        }
        AtomicInteger read = new AtomicInteger();
        bucket.meet(
                (operation, key, number) -> read.get() > 150 || operation.equals("get") && read.incrementAndGet() > 150
                        ? Fault.NO_BUCKET
                        : Fault.NONE);

        Tally first = retrying(run()).run();

        assertThat(first.balances()).isTrue();
        assertThat(first.of(FileState.UPLOADED)).isBetween(100L, 150L);
        assertThat(first.of(FileState.FAILED)).isEqualTo(300 - first.of(FileState.UPLOADED));
        assertThatThrownBy(() -> run().run())
                .isInstanceOf(LibraryException.class)
                .hasMessageContaining("there is no such bucket");

        bucket.meet((operation, key, number) -> Fault.NONE);
        makeFailedFilesDue();
        Tally next = run().run();

        assertThat(next.of(FileState.UPLOADED)).isEqualTo(300);
        assertThat(next.known()).isEqualTo(first.of(FileState.UPLOADED));
        assertEachOnce(300);
        assertSpoolIsEmpty();
    }

    @Test
    void a_bucket_that_is_away_is_a_refused_scan() {
        bucket.close();

        assertThatThrownBy(() -> run().run())
                .isInstanceOf(LibraryException.class)
                .hasMessageContaining("the server cannot be reached");
    }

    @Test
    void objects_are_moved_with_their_sidecar_once_the_server_holds_them() throws Exception {
        put("in/a.jpg", "first");
        put("in/a.jpg.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>");
        put("in/notes.txt", "none");

        Tally tally = run().withLibrary(library -> {
                    library.setPath("in");
                    library.setAfter("move:.done");
                })
                .run();

        assertThat(tally).hasToString("2 found = 1 uploaded + 1 unsupported, 1 sidecar");
        assertThat(bucket.holds("in/a.jpg")).isFalse();
        assertThat(bucket.bytes("in/.done/a.jpg")).asString(UTF_8).isEqualTo("first");
        assertThat(bucket.holds("in/.done/a.jpg.xmp")).isTrue();
        assertThat(bucket.holds("in/notes.txt")).isTrue();
        assertThat(server.assets())
                .singleElement()
                .satisfies(asset -> assertThat(asset.sidecar()).isTrue());
    }

    @Test
    void an_object_is_deleted_only_when_the_server_still_holds_its_bytes() throws Exception {
        put("kept.jpg", "first");
        put("lost.jpg", "second");
        run().run();
        server.purge(server.assetsWith(sha1("second")).get(0).id());

        deleting().run();

        assertThat(bucket.holds("kept.jpg")).isFalse();
        assertThat(bucket.holds("lost.jpg")).as("sent again").isTrue();
        deleting().run();
        assertThat(bucket.size()).isZero();
        assertThat(server.assetCount()).isEqualTo(2);
        assertThat(deleting().run().found()).as("an inbox may be empty").isZero();
    }

    @Test
    void the_spool_holds_no_more_than_it_may_and_what_is_larger_is_read_twice() throws Exception {
        for (int number = 0; number < 40; number++) {
            put(number + ".jpg", "x".repeat(10_000) + number);
        }
        put("large.jpg", "x".repeat(50_000));

        Tally tally = run().with("camel.component.checksum.spoolBudget", "25kB").run();

        assertThat(tally.of(FileState.UPLOADED)).isEqualTo(41);
        assertThat(bucket.requests().stream().filter("get large.jpg"::equals))
                .as("for its checksum, its headers and the upload")
                .hasSize(3);
        assertThat(bucket.count("get")).isEqualTo(43);
        assertEachOnce(41);
        assertSpoolIsEmpty();
    }

    @Test
    void an_object_that_may_not_be_read_fails_alone_with_the_permission_that_is_missing() throws Exception {
        put("a.jpg", "first");
        put("b.jpg", "second");
        bucket.meet((operation, key, number) ->
                operation.equals("get") && key.equals("a.jpg") ? Fault.FORBIDDEN : Fault.NONE);

        Tally tally = run().run();

        assertThat(tally).hasToString("2 found = 1 uploaded + 1 failed");
        assertThat(IngestRun.recorded(data))
                .filteredOn(row -> row.known().state() == FileState.FAILED)
                .singleElement()
                .satisfies(row -> assertThat(row.known().reason())
                        .endsWith("/photos/a.jpg: the credentials lack the permission s3:GetObject"));
    }

    /** Every kind of it, often enough to meet many objects, and never so often that an object fails. */
    private Fault trouble(String operation, String key, int number) {
        if (operation.equals("list")) {
            return number % 31 == 0 ? Fault.SLOW_DOWN : number % 37 == 0 ? Fault.RESET : Fault.NONE;
        }
        if (number % 397 == 0) {
            return Fault.SLOW_DOWN;
        }
        if (number % 211 == 0) {
            return Fault.RESET;
        }
        return operation.equals("get") && number % 23 == 0 ? Fault.CUT : Fault.NONE;
    }

    private void killAt(int uploads) throws Exception {
        try (IngestProcess process = process()) {
            assertThat(server.awaitRequests("uploadAsset", uploads, Duration.ofSeconds(60)))
                    .isTrue();
            process.kill();
        }
    }

    private IngestProcess.Result finish(StringBuilder said) throws Exception {
        try (IngestProcess process = process()) {
            IngestProcess.Result result = process.finished();
            said.append(process.said());
            return result;
        }
    }

    private IngestProcess process() throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                IngestProcess.STORAGE,
                "aws2-s3:photos",
                "camel.component.checksum.downloads",
                "16",
                "test.key",
                FakeS3.ACCESS_KEY,
                "test.secret",
                FakeS3.SECRET_KEY));
        options().forEach((name, value) -> settings.put(IngestProcess.STORAGE + "." + name, value.toString()));
        return IngestProcess.start(Path.of(""), data, server, QUICK_START, settings);
    }

    private IngestRun run() {
        return new IngestRun(Path.of(""), data, server)
                .with("test.key", FakeS3.ACCESS_KEY)
                .with("test.secret", FakeS3.SECRET_KEY)
                .withStorage("aws2-s3:photos", options());
    }

    private Map<String, Object> options() {
        return Map.of(
                "uriEndpointOverride", bucket.url(),
                "forcePathStyle", "true",
                "region", "us-east-1",
                "accessKey", "#property:test.key",
                "secretKey", "#property:test.secret");
    }

    private IngestRun deleting() {
        return run().withLibrary(library -> library.setAfter("delete"));
    }

    private static IngestRun retrying(IngestRun run) {
        return run.with("drover.retry.attempts", "1");
    }

    private void makeFailedFilesDue() throws IOException {
        IngestRun.retry(data, Set.of(FileState.FAILED));
    }

    private void put(String key, String content) {
        bucket.put(key, content.getBytes(UTF_8));
    }

    private void assertEachOnce(int objects) throws IOException {
        Set<String> paths = new HashSet<>();
        for (LedgerRow row : IngestRun.recorded(data)) {
            assertThat(row.known().state()).as(row.path()).isIn(FileState.UPLOADED, FileState.DUPLICATE);
            assertThat(row.path()).startsWith("s3://localhost:").contains("/photos/");
            paths.add(row.path());
        }
        assertThat(paths).hasSize(objects);
        assertThat(server.assets())
                .hasSize(objects)
                .allSatisfy(
                        asset -> assertThat(server.createdCount(asset.sha1())).isEqualTo(1));
    }

    private void assertSpoolIsEmpty() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("spool"))) {
            assertThat(files).isEmpty();
        }
    }

    private static String sha1(String content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content.getBytes(UTF_8)));
    }
}
