package io.drover;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileState;
import io.drover.ingest.LedgerRow;
import io.drover.sandbox.SandboxServer;
import io.drover.sandbox.StoredAsset;
import io.drover.testing.DroverNode;
import io.drover.testing.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever is killed while several nodes share a folder, each file ends once in the ledger and once on the server, and no
 * upload comes twice that was not under way at one of these moments.
 */
@Tag("long")
class ClusterTest {
    private static final int FILES = 20_000;
    private static final int FILE_BYTES = 300;
    private static final int UPLOADS = 4;
    private static final int TIMES_EACH = 2;
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "DROVER_MAX_UPLOADS", String.valueOf(UPLOADS),
            // short, so that there is something to lead and to share until the end
            "DROVER_CLUSTER_BACKLOG", "2000",
            "DROVER_CLUSTER_PARTITIONS", "12",
            "DROVER_RESCAN_EVERY", "15s");
    private static final Pattern SCAN =
            Pattern.compile("library \\S+: (\\d+) found(?: = (\\d+ \\w+(?: back)?(?: [+] \\d+ \\w+(?: back)?)*))?");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @TempDir
    private Path folder;

    @TempDir
    private Path photos;

    private final List<DroverNode> lasting = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private ClusterWorld world;

    private @Nullable DroverNode guest;

    @SuppressWarnings("NullAway.Init")
    private Random random;

    /** What befalls the nodes while they work. */
    private enum Disturbance {
        NODE_KILLED,
        LEADER_KILLED,
        NODE_STOPPED,
        NODE_FROZEN,
        GUEST_COMES_OR_GOES,
        BROKER_RESTARTED,
        DATABASE_RESTARTED
    }

    @ParameterizedTest
    @CsvSource({"31, node node node", "32, scanner scanner worker worker", "33, node node worker"})
    @Timeout(600)
    void nothing_is_lost_and_nothing_is_sent_twice_but_what_was_under_way(long seed, String roles) throws Exception {
        new FileTree(photos, new Random(seed)).files(FILES, FILE_BYTES);
        random = new Random(seed);
        List<Disturbance> disturbances = disturbances();
        try (ClusterWorld started = new ClusterWorld(folder, photos, ENVIRONMENT, "uploadAsset: delay 25ms")) {
            world = started;
            for (String role : roles.split(" ", -1)) {
                lasting.add(world.start("n" + (lasting.size() + 1), role));
            }

            for (int i = 0; i < disturbances.size(); i++) {
                int share = FILES / (disturbances.size() + 1);
                world.awaitUploads(i * share + random.nextInt(share) + 1);
                bring(disturbances.get(i));
            }
            world.await("all files are done", () -> world.server().assetCount() == FILES && world.done() == FILES);
            world.await("nothing waits any more", () -> world.waiting() == 0);

            assertThat(world.deadLetters()).isEmpty();
            for (DroverNode node : world.nodes()) {
                if (node.isAlive()) {
                    node.stop();
                }
            }
            assertEachFileIsThereOnce();
            assertScansBalance();
            // each of them cuts off or moves what one node has under way, and nothing else
            assertThat(world.server().requests("uploadAsset") - FILES)
                    .as("uploads that were repeated after %s disturbances", disturbances.size())
                    .isBetween(0, disturbances.size() * UPLOADS);
        }
    }

    /** Each of them a few times, in an order of the seed. */
    private List<Disturbance> disturbances() {
        List<Disturbance> all = new ArrayList<>();
        for (int i = 0; i < TIMES_EACH; i++) {
            all.addAll(Arrays.asList(Disturbance.values()));
        }
        Collections.shuffle(all, random);
        return all;
    }

    private void bring(Disturbance disturbance) throws Exception {
        switch (disturbance) {
            case NODE_KILLED -> killAndStart(any());
            case LEADER_KILLED -> {
                world.await("a node leads", () -> world.leader() != null);
                killAndStart(requireNonNull(world.leader()));
            }
            case NODE_STOPPED -> {
                DroverNode node = any();
                node.stop();
                node.start();
            }
            case NODE_FROZEN -> {
                DroverNode node = any();
                node.freeze();
                world.awaitUploads(world.server().requests("uploadAsset") + random.nextInt(FILES / 100));
                node.thaw();
            }
            case GUEST_COMES_OR_GOES -> {
                if (guest == null) {
                    guest = world.start("guest", "worker");
                } else {
                    guest.stop();
                    guest = null;
                }
            }
            case BROKER_RESTARTED -> world.restartBroker();
            case DATABASE_RESTARTED -> world.restartDatabase();
        }
    }

    private static void killAndStart(DroverNode node) throws IOException, InterruptedException {
        node.kill();
        node.start();
    }

    private DroverNode any() {
        return lasting.get(random.nextInt(lasting.size()));
    }

    private void assertEachFileIsThereOnce() throws IOException {
        Map<String, String> checksums = checksums();
        List<LedgerRow> rows = world.ledger();
        assertThat(rows).hasSize(FILES).allSatisfy(row -> {
            assertThat(row.known().state()).isIn(FileState.UPLOADED, FileState.DUPLICATE);
            assertThat(row.known().checksum()).isEqualTo(checksums.get(row.path()));
        });
        assertThat(rows.stream().map(LedgerRow::path)).doesNotHaveDuplicates();
        SandboxServer server = world.server();
        assertThat(server.assets().stream().map(StoredAsset::sha1))
                .containsExactlyInAnyOrderElementsOf(checksums.values());
        assertThat(checksums.values())
                .allSatisfy(
                        checksum -> assertThat(server.createdCount(checksum)).isEqualTo(1));
    }

    private Map<String, String> checksums() throws IOException {
        try (Stream<Path> files = Files.walk(photos)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toMap(Path::toString, ClusterTest::sha1));
        }
    }

    private static String sha1(Path file) {
        try {
            return FileTree.sha1(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each scan that came to an end says what became of what it found: so many found = so many known + so many shared … */
    private void assertScansBalance() throws IOException {
        Set<Integer> found = new HashSet<>();
        Matcher scan = SCAN.matcher(world.said());
        while (scan.find()) {
            String ended = scan.group(2) == null ? "" : scan.group(2);
            int sum = NUMBER.matcher(ended)
                    .results()
                    .map(MatchResult::group)
                    .mapToInt(Integer::parseInt)
                    .sum();
            assertThat(sum).as(scan.group()).isEqualTo(Integer.parseInt(scan.group(1)));
            found.add(sum);
        }
        assertThat(found).as("what scans have found").contains(FILES);
    }
}
