package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cluster.PostgresClusterService;
import io.drover.ingest.FileState;
import io.drover.ingest.Ledger;
import io.drover.ingest.LedgerRow;
import io.drover.ingest.Progress;
import io.drover.ingest.ScanListener;
import io.drover.ingest.Spool;
import io.drover.ingest.Tally;
import io.drover.reload.Until;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.sandbox.SandboxServer;
import io.drover.store.AdvisoryLocks;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.StoreAddress;
import io.drover.store.Stores;
import io.drover.testing.ArchiveBytes;
import io.drover.testing.KafkaBroker;
import io.drover.testing.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One node of several does all of it: what it finds it shares, what it takes it uploads, and what is done is not shared. */
@Timeout(180)
class ClusterRunTest {
    private static final int PHOTOS = 300;

    @TempDir
    private Path home;

    private final BlockingQueue<Tally> scans = new LinkedBlockingQueue<>();

    @Test
    void what_one_scan_shares_is_uploaded_and_known_to_the_next() throws Exception {
        Path photos = Files.createDirectories(home.resolve("photos of 2024 + more (100%)"));
        for (int i = 0; i < PHOTOS; i++) {
            Path album = Files.createDirectories(photos.resolve("album " + i % 7));
            Files.writeString(album.resolve(i + ".jpg"), "photo " + i);
        }
        Files.writeString(photos.resolve("album 0/0.jpg.xmp"), "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>");
        Files.writeString(photos.resolve("notes.txt"), "not a photo");
        Files.write(
                photos.resolve("more.zip"),
                ArchiveBytes.zip(Map.of("in/a.jpg", ArchiveBytes.text("a"), "in/b.jpg", ArchiveBytes.text("b"))));

        try (Postgres postgres = Postgres.start();
                KafkaBroker broker = KafkaBroker.in(Files.createDirectory(home.resolve("kafka")));
                SandboxServer server = SandboxServer.builder().start()) {
            StoreAddress address = StoreAddress.of(postgres.emptyDatabase());
            DataFolder data = new DataFolder(home.resolve("data"), "test").create();
            try (Store store = Stores.open(data, address);
                    Ledger ledger = new Ledger(store, Clock.systemUTC());
                    DroverRuntime runtime = DroverRuntime.prepare(options(server, broker, photos, address.url())
                            .withBeans(
                                    Clock.systemUTC(),
                                    store,
                                    ledger,
                                    data,
                                    new Spool(data.spool().resolve("files")),
                                    new Progress(),
                                    listener(),
                                    new PostgresClusterService(new AdvisoryLocks(address, "one"), "one")))) {
                runtime.start();

                Tally first = next();
                Until.isTrue("all is uploaded", () -> server.assetCount() == PHOTOS + 2);
                Until.isTrue("nothing waits", () -> broker.waiting("drover-folder") == 0);
                scans.clear();
                next();
                Tally later = next();

                assertThat(first.balances()).as("%s balances", first).isTrue();
                assertThat(first.shared()).isEqualTo(PHOTOS);
                assertThat(first.of(FileState.UPLOADED))
                        .as("members of the archive")
                        .isEqualTo(2);
                assertThat(first.of(FileState.UNSUPPORTED)).isEqualTo(1);
                assertThat(later.balances()).as("%s balances", later).isTrue();
                assertThat(later.shared()).isZero();
                assertThat(later.known()).isEqualTo(later.found());
                assertThat(states(ledger))
                        .containsEntry(FileState.UPLOADED, PHOTOS + 2L)
                        .containsEntry(FileState.UNSUPPORTED, 1L)
                        .doesNotContainKeys(FileState.FAILED, FileState.VANISHED);
                assertThat(server.requests("uploadAsset")).isEqualTo(PHOTOS + 2);
                assertThat(broker.records("drover-dead")).isEmpty();
            }
        }
    }

    private static RuntimeOptions options(SandboxServer server, KafkaBroker broker, Path photos, String store) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DROVER_ROLE", "node");
        environment.put("DROVER_STORE_URL", store);
        environment.put("DROVER_CLUSTER_BROKERS", broker.address());
        environment.put("DROVER_CLUSTER_PARTITIONS", "4");
        environment.put("IMMICH_URL", server.url().toString());
        environment.put("IMMICH_API_KEY", server.apiKey());
        environment.put("DROVER_FOLDER", photos.toString());
        environment.put("DROVER_STABLE_FOR", "0s");
        environment.put("DROVER_RESCAN_EVERY", "1s");
        return RuntimeOptions.of(
                new Folders(
                        Path.of("config").toAbsolutePath(), Path.of("routes").toAbsolutePath()),
                environment);
    }

    private ScanListener listener() {
        return new ScanListener() {
            @Override
            public void scanned(String route, boolean full, Tally tally) {
                assertThat(route).isEqualTo("scan-folder");
                scans.add(tally);
            }

            @Override
            public void refused(String route, boolean source, String reason) {
                throw new AssertionError(route + ": " + reason);
            }
        };
    }

    private Tally next() throws InterruptedException {
        Tally tally = scans.poll(60, TimeUnit.SECONDS);
        assertThat(tally).as("a scan within a minute").isNotNull();
        return tally;
    }

    private static Map<FileState, Long> states(Ledger ledger) {
        List<LedgerRow> rows = new ArrayList<>();
        ledger.forEach(rows::add);
        return rows.stream().collect(Collectors.groupingBy(row -> row.known().state(), Collectors.counting()));
    }
}
