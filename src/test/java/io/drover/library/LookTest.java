package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.ingest.PutBackException;
import io.drover.ingest.ScanListener;
import io.drover.ingest.Tally;
import io.drover.testing.MemoryStorage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code library:look}: a hint is worth a look at its folder, and nothing else. */
@Timeout(30)
class LookTest {
    private static final String LOOK = "library:look?source=bucket";

    private final FakeLedger ledger = new FakeLedger();
    private final MemoryStorage storage = new MemoryStorage().put("in/a.jpg", "first");
    private final BlockingQueue<Boolean> scans = new LinkedBlockingQueue<>();

    @Test
    void a_hint_has_its_folder_looked_at_and_no_other() throws Exception {
        try (LibraryRun run = started(Map.of())) {
            storage.put("in/2024/b.jpg", "second").put("in/c.jpg", "third");

            run.context.createProducerTemplate().sendBody(LOOK, "in/2024/b.jpg");

            assertThat(nextIsFull()).isFalse();
            assertThat(names(run)).containsExactlyInAnyOrder("a.jpg", "b.jpg");
        }
    }

    @Test
    void several_hints_come_at_once() throws Exception {
        try (LibraryRun run = started(Map.of())) {
            storage.put("in/2024/b.jpg", "second").put("in/c.jpg", "third");

            run.context.createProducerTemplate().sendBody(LOOK, List.of("in/2024/b.jpg", "in/c.jpg"));
            nextIsFull();
            run.context.createProducerTemplate().sendBody(LOOK, List.of("in/2024/b.jpg", "in/c.jpg"));
            nextIsFull();

            assertThat(names(run)).containsExactlyInAnyOrder("a.jpg", "b.jpg", "c.jpg");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "elsewhere/a.jpg",
                "in/../elsewhere/a.jpg",
                "../../etc/passwd",
                "in-2/a.jpg",
                "in/a\0.jpg"
            })
    void what_is_no_path_of_the_library_is_passed_over_and_the_storage_is_not_asked(String lie) throws Exception {
        storage.put("elsewhere/a.jpg", "second").put("in-2/a.jpg", "third");
        try (LibraryRun run = started(Map.of())) {
            int found = storage.found.get();

            run.context.createProducerTemplate().sendBody(LOOK, lie);

            assertThat(storage.found).hasValue(found);
            assertThat(lookAfterAll(run)).isFalse();
            assertThat(names(run)).containsExactly("a.jpg");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"in/gone/b.jpg", "in/a.jpg/b.jpg", "in/@eaDir/b.jpg"})
    void a_folder_that_is_not_there_or_not_entered_is_nothing(String lie) throws Exception {
        storage.put("in/@eaDir/b.jpg", "thumbnail");
        try (LibraryRun run = started(Map.of())) {
            run.context.createProducerTemplate().sendBody(LOOK, lie);

            assertThat(lookAfterAll(run)).isFalse();
            assertThat(names(run)).containsExactly("a.jpg");
        }
    }

    @Test
    void what_a_lost_hint_was_about_is_found_by_the_next_scan() throws Exception {
        try (LibraryRun run = started(Map.of("rescanEvery", "50"))) {
            storage.put("in/2024/b.jpg", "second");

            while (!names(run).contains("b.jpg")) {
                assertThat(nextIsFull()).isTrue();
            }
        }
    }

    @Test
    void a_hint_is_refused_while_no_library_of_the_name_is_walked() throws Exception {
        try (LibraryRun run = started(Map.of())) {
            run.routes().suspendRoute("library");

            assertThatThrownBy(() -> run.context.createProducerTemplate().sendBody(LOOK, "in/b.jpg"))
                    .hasCauseInstanceOf(PutBackException.class)
                    .hasRootCauseMessage("no library of the name bucket is walked now");
            run.routes().resumeRoute("library");
            run.context.createProducerTemplate().sendBody(LOOK, "in/b.jpg");
        }
    }

    @Test
    void the_library_has_to_be_named() throws Exception {
        try (LibraryRun run = started(Map.of())) {
            assertThatThrownBy(() -> run.context.createProducerTemplate().sendBody("library:look", "in/b.jpg"))
                    .hasStackTraceContaining("source: library:look needs the name of the library that is to look");
        }
    }

    /** A library that has made its first scan. */
    private LibraryRun started(Map<String, Object> more) throws Exception {
        Map<String, Object> options = new HashMap<>(
                Map.of("storage", "bean:files", "source", "bucket", "stableFor", "0", "rescanEvery", "3600000"));
        options.putAll(more);
        LibraryRun run = new LibraryRun(ledger, Clock.systemUTC(), Path.of("in"), options, ledger::record, context -> {
            context.getRegistry().bind("files", storage);
            context.getRegistry().bind("scans", new Scans());
        });
        run.start();
        assertThat(nextIsFull()).isTrue();
        return run;
    }

    private final class Scans implements ScanListener {
        @Override
        public void scanned(String route, boolean full, Tally tally) {
            scans.add(full);
        }

        @Override
        public void refused(String route, boolean source, String reason) {
            throw new IllegalStateException(reason);
        }
    }

    /** Waits for the end of a scan. @return whether it was one of the whole library */
    private boolean nextIsFull() throws InterruptedException {
        Boolean full = scans.poll(10, TimeUnit.SECONDS);
        assertThat(full).as("a scan").isNotNull();
        return Boolean.TRUE.equals(full);
    }

    /** Looks at the folder of a.jpg, after all that was asked for before. */
    private boolean lookAfterAll(LibraryRun run) throws InterruptedException {
        run.context.createProducerTemplate().sendBody(LOOK, "in/a.jpg");
        return nextIsFull();
    }

    private static List<String> names(LibraryRun run) {
        return run.sent.keySet().stream()
                .map(path -> String.valueOf(path.getFileName()))
                .toList();
    }
}
