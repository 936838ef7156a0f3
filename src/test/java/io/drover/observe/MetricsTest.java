package io.drover.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.observe.ObservedRun.Told;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The counts balance whatever goes wrong, live as long as the process, and are those that are documented. */
@Timeout(120)
class MetricsTest {
    private static final int FILES = 300;

    @TempDir
    private Path data;

    @TempDir
    private Path files;

    @SuppressWarnings("NullAway.Init") // by start
    private SandboxServer server;

    @SuppressWarnings("NullAway.Init") // by start
    private ObservedRun run;

    private void start(String faults) throws IOException {
        server = SandboxServer.builder()
                .version("2.7.5")
                .random(5)
                .faults(faults)
                .start();
        run = new ObservedRun(data)
                .with("camel.component.immich.url", server.url().toString())
                .with("camel.component.immich.apiKey", server.apiKey())
                .with("camel.component.immich.email", server.email())
                .with("camel.component.immich.password", server.password())
                .with("drover.folder.path", files.resolve("photos").toString())
                .with("drover.folder.exclude", "*.excluded.jpg")
                .with("drover.folder.rescanEvery", "300ms")
                .with("drover.changes.sink", "files")
                .with("drover.changes.types", "assets")
                .with("drover.changes.delay", "200ms")
                .with("drover.changes.files.directory", files.resolve("changes").toString());
        Files.createDirectories(files.resolve("changes"));
        new FileTree(Files.createDirectories(files.resolve("photos")), new Random(7)).files(FILES, 2_000);
        Files.writeString(files.resolve("photos/one.excluded.jpg"), "left out");
        Files.writeString(files.resolve("photos/notes.txt"), "of no type that the server takes");
    }

    @AfterEach
    void stop() {
        run.close();
        server.close();
    }

    @Test
    void the_states_of_files_add_up_to_those_that_were_found_whatever_goes_wrong() throws Exception {
        start(String.join(
                ";",
                "uploadAsset: status 503 retry-after 1 x1",
                "uploadAsset: status 413 every 50 x2",
                "uploadAsset: status 500 10%",
                "uploadAsset: lose-answer 5%",
                "uploadAsset: cut 200 5%",
                "checkBulkUpload: status 429 x1",
                "checkBulkUpload: status 500 x1"));
        run.start();

        Samples told = run.metrics(samples -> ended(samples) >= FILES && balances(samples));

        assertThat(balances(told))
                .as(told.named("drover_files_total").toString())
                .isTrue();
        assertThat(told.sum("drover_files_total", "state", "rejected")).isPositive();
        assertThat(told.sum("drover_files_total", "state", "excluded")).isEqualTo(1);
        assertThat(told.sum("drover_files_total", "state", "unsupported")).isEqualTo(1);
        assertThat(told.labels("drover_files_total")).containsExactly("source", "state");
        assertThat(told.sum("drover_retries_total", "cause", "500")).isPositive();
        assertThat(told.sum("drover_retries_total", "cause", "503")).isPositive();
        assertThat(told.sum("drover_retries_total", "cause", "429")).isPositive();
        assertThat(told.sum("drover_retries_total", "cause", "cut")).isPositive();
        assertThat(told.sum("drover_sent_bytes_total")).isGreaterThanOrEqualTo(server.assetCount());
        assertThat(told.sum("drover_upload_seconds_count")).isBetween(200.0, (double) server.requests("uploadAsset"));
        assertThat(told.sum("drover_check_batch_files_sum")).isGreaterThanOrEqualTo(FILES);
        assertThat(told.sum("drover_hashed_files_total")).isGreaterThanOrEqualTo(FILES);
    }

    @Test
    void counts_outlive_the_routes_and_what_was_replaced_is_not_told_any_more() throws Exception {
        start("");
        run.start();
        run.metrics(samples -> ended(samples) >= FILES && samples.sum("drover_changes_total") >= FILES);

        run.stopRoutes();
        Samples between = run.metrics(samples -> true);
        run.with("drover.changes.sink", "none").start();
        run.until(Observed.READY, Told::up);
        Samples after = run.metrics(samples -> samples.sum("drover_scans_total") > between.sum("drover_scans_total"));

        assertThat(ended(between)).isEqualTo(FILES + 2);
        assertThat(between.named("drover_upload_limit")).isEmpty();
        assertThat(between.named("drover_feed_lag_seconds")).isEmpty();
        assertThat(ended(after)).isEqualTo(FILES + 2);
        assertThat(after.named("drover_upload_limit")).hasSize(1);
        assertThat(after.named("drover_feed_lag_seconds")).isEmpty();
        assertThat(after.sum("drover_changes_total")).isGreaterThanOrEqualTo(FILES);
    }

    @Test
    void what_is_told_is_what_is_documented_and_names_nothing_of_a_user() throws Exception {
        start("checkBulkUpload: status 503 x1");
        run.start();
        run.observation().reloads().taken();
        run.metrics(samples -> ended(samples) >= FILES
                && samples.sum("drover_feed_runs_total") > 0
                && samples.sum("drover_scans_total") > 1
                && samples.sum("drover_changes_total") >= FILES);

        String text = run.get(Observed.METRICS).body();

        Samples told = Samples.of(text);
        Map<String, Set<String>> documented = Documented.metrics();
        Map<String, String> missing = new HashMap<>();
        told.all().forEach(sample -> {
            Set<String> labels = documented.get(Documented.family(sample.name(), told.types()));
            Set<String> own = new TreeSet<>(sample.labels().keySet());
            own.removeAll(Set.of("le"));
            if (labels == null || !labels.equals(own)) {
                missing.put(sample.name(), own + " is documented with " + labels);
            }
        });
        assertThat(missing).as("what is not in docs/metrics.md as it is").isEmpty();
        assertThat(new TreeMap<>(documented).keySet())
                .allMatch(name -> told.types().containsKey(name)
                        || Documented.SELDOM.contains(name)
                        || Documented.OF_NODES.contains(name));
        assertThat(text)
                .doesNotContain(files.toString())
                .doesNotContain(server.apiKey())
                .doesNotContain(server.email())
                .doesNotContain(".jpg");
    }

    @Test
    void each_check_and_upload_is_in_a_bucket_of_few() throws Exception {
        start("");
        run.start();

        Samples told = run.metrics(samples -> ended(samples) >= FILES);

        assertThat(told.named("drover_upload_seconds_bucket")).hasSizeBetween(10, 15);
        assertThat(told.named("drover_check_batch_files_bucket")).hasSizeBetween(8, 12);
        assertThat(List.of("drover_upload_seconds", "drover_check_batch_files"))
                .allMatch(name -> "histogram".equals(told.types().get(name)));
    }

    private static double ended(Samples samples) {
        return samples.sum("drover_files_total");
    }

    /** Each file that was found has ended in a state, or was put back. */
    private static boolean balances(Samples samples) {
        return samples.sum("drover_files_found_total") == ended(samples) + samples.sum("drover_files_put_back_total");
    }
}
