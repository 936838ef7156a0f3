package io.drover;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.feed.FreshStream;
import io.drover.ingest.FileState;
import io.drover.reload.LiveDrover;
import io.drover.reload.LiveFolders;
import io.drover.reload.Until;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.FileTree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes and settings are edited, broken, repaired, renamed and deleted a thousand times while files and changes flow:
 * nothing is lost or doubled, the process goes on, and its memory does not grow.
 */
@Timeout(600)
class ReloadModelTest {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadModelTest.class);
    private static final int STEPS = 1_000;
    private static final int WARM = 100;
    private static final int MEGABYTE = 1 << 20;
    private static final int MOST_GROWTH = 12 * MEGABYTE;

    /** Those that messages go on with which had to wait, and what starts and ends with the work at hand. */
    private static final int MORE_THREADS = 16;

    private static final Set<String> SHIPPED =
            Set.of("ingest", "ingest-folder", "ingest-after", "immich-changes", "changes-to-files", "error-handling");

    private final Random random = new Random(641);

    @TempDir
    private Path home;

    /** What the process holds when nothing is under way, and all is right. */
    private record Held(long heap, int endpoints, int definitions, Map<String, Long> threads) {
        long threadCount() {
            return threads.values().stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public String toString() {
            return "%d MB of heap, %d endpoints, %d routes, %d threads"
                    .formatted(heap / MEGABYTE, endpoints, definitions, threadCount());
        }
    }

    @Test
    void a_thousand_edits_lose_nothing_double_nothing_and_leave_nothing_behind() throws Exception {
        try (SandboxServer server = SandboxServer.builder().random(642).start();
                LiveDrover drover = prepared(server)) {
            LiveFolders folders = drover.folders();
            RouteEditor editor = new RouteEditor(folders, random, names());
            folders.start();
            FileTree photos = new FileTree(drover.photos(), new Random(643));
            List<Path> dropped = new ArrayList<>();
            Deque<String> seeded = new ArrayDeque<>();
            Held warm = null;
            int restarts = 0;

            for (int step = 1; step <= STEPS; step++) {
                String done = editor.step();
                if (random.nextInt(3) == 0) {
                    dropped.add(photos.file("%03d/%d.jpg".formatted(step / 100, step), 300));
                }
                if (random.nextInt(3) == 0) {
                    seeded.add(server.seed("seed-" + step + ".jpg", "%040x".formatted(step), 1_000));
                }
                if (seeded.size() > 20 && random.nextInt(3) == 0) {
                    server.purge(seeded.remove());
                }
                if (random.nextInt(2) == 0) {
                    Object before = folders.context();
                    folders.look();
                    restarts += before == folders.context() ? 0 : 1;
                }
                LOG.debug("{}: {}", step, done);
                if (step % WARM == 0) {
                    assertAllIsRight(drover, server, editor, dropped);
                    warm = warm == null ? held(folders) : warm;
                }
            }

            Held end = held(folders);
            LOG.info(
                    "{} edits: {} taken over, {} refused, {} starts anew, {} files, {} events; at step {}: {}; at the end:"
                            + " {}",
                    STEPS,
                    folders.applied().size(),
                    folders.refused().size(),
                    restarts,
                    dropped.size(),
                    ChangeFiles.in(drover.changes()).events().size(),
                    WARM,
                    warm,
                    end);
            assertThat(folders.applied()).hasSizeGreaterThan(STEPS / 4);
            assertThat(folders.refused()).hasSizeGreaterThan(STEPS / 20);
            assertThat(restarts).isPositive();
            assertNothingIsLeftBehind(Objects.requireNonNull(warm), end, folders);
        }
    }

    private LiveDrover prepared(SandboxServer server) throws IOException {
        LiveDrover drover = new LiveDrover(home, server);
        LiveFolders folders = drover.folders();
        try (var files = Files.list(folders.routes())) {
            for (Path file : files.toList()) {
                if (!SHIPPED.contains(file.getFileName().toString().replace(".camel.yaml", ""))) {
                    Files.delete(file);
                }
            }
        }
        folders.settings(Files.readString(folders.config().resolve("application.properties"))
                .replaceAll("(?m)^drover[.]contentstack[.].*$", ""));
        folders.set("drover.changes.sink", "files")
                .set("drover.changes.mode", "stream")
                .set("drover.changes.types", FreshStream.TYPES)
                .set("drover.changes.maxSweep", "100");
        folders.save(
                "changes-to-files",
                folders.text("changes-to-files").replace(" || '{{drover.contentstack.sink}}' == 'files'", ""));
        folders.save("own-target", LiveFolders.answering("own-target", "done"));
        return drover;
    }

    private static List<String> names() {
        Set<String> names = new TreeSet<>(SHIPPED);
        names.add("own-target");
        return List.copyOf(names);
    }

    private static void assertAllIsRight(
            LiveDrover drover, SandboxServer server, RouteEditor editor, List<Path> dropped) throws Exception {
        LiveFolders folders = drover.folders();
        editor.repair();
        folders.look();
        Set<String> routes = new TreeSet<>(editor.ownRoutes());
        routes.addAll(names());
        routes.remove("error-handling");
        assertThat(folders.ids()).containsExactlyElementsOf(routes);
        Until.isTrue("all files are recorded", () -> drover.recorded().size() >= dropped.size());
        assertThat(drover.recorded())
                .hasSize(dropped.size())
                .allSatisfy(row -> assertThat(row.known().state()).isEqualTo(FileState.UPLOADED));
        for (Path file : dropped) {
            assertThat(server.createdCount(FileTree.sha1(file))).isEqualTo(1);
        }
        Until.isTrue(
                "the files of changes tell what is in the library",
                () -> ChangesKillTest.withoutRoom(
                                ChangeFiles.in(drover.changes()).folded())
                        .equals(ChangesKillTest.withoutRoom(FreshStream.read(server))));
        ChangeFiles.in(drover.changes()).assertEachOnce();
    }

    private static Held held(LiveFolders folders) {
        ModelCamelContext context = (ModelCamelContext) folders.context();
        return new Held(
                liveHeap(),
                context.getEndpoints().size(),
                context.getRouteDefinitions().size(),
                threads());
    }

    /** By their names without numbers. Those of the server are none of Drover's, and uploads begin and end theirs. */
    private static Map<String, Long> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("sandbox") && !name.endsWith("-upload"))
                .collect(groupingBy(name -> name.replaceAll("[0-9]+", "N"), TreeMap::new, counting()));
    }

    private static long liveHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void assertNothingIsLeftBehind(Held warm, Held end, LiveFolders folders) {
        assertThat(end.heap() - warm.heap()).as("growth of the heap, bytes").isLessThan(MOST_GROWTH);
        assertThat(end.threadCount()).as("threads %s", end.threads()).isLessThan(warm.threadCount() + MORE_THREADS);
        folders.live().restart(() -> {});
        Held anew = held(folders);
        assertThat(end.endpoints()).as("endpoints").isLessThanOrEqualTo(anew.endpoints() + 2);
        assertThat(end.definitions()).as("definitions of routes").isEqualTo(anew.definitions());
    }
}
