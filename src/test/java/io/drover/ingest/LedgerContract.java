package io.drover.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.store.Store;
import io.drover.store.StoreException;
import io.drover.testing.SettableClock;
import io.drover.text.PathText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger remembers what became of each file for each target; the same on every database. */
abstract class LedgerContract {
    private static final Path PHOTOS = Path.of("/photos");
    private static final String SHA1 = "0123456789abcdef0123456789abcdef01234567";
    private static final String ASSET = "6f1c3d2e-0000-4000-8000-00000000002a";
    private static final TargetId HOME = new TargetId("http://immich.home/api", "user-1");
    private static final TargetId WORK = new TargetId("http://immich.work/api", "user-1");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private Store store;
    private Ledger ledger;
    private int home;

    /** A store without rows; closed by the test. */
    abstract Store emptyStore() throws Exception;

    @BeforeEach
    void openLedger() throws Exception {
        store = emptyStore();
        ledger = new Ledger(store, clock);
        home = ledger.target(HOME);
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
        store.close();
    }

    @Test
    void a_target_keeps_its_number() {
        assertThat(ledger.target(HOME)).isEqualTo(home);
        assertThat(ledger.target(WORK)).isNotEqualTo(home);
    }

    @Test
    void what_is_recorded_is_found() {
        record(file("a.jpg"), FileState.UPLOADED, "sent");

        assertThat(known("a.jpg"))
                .isEqualTo(new Known(10, 20, SHA1, FileState.UPLOADED, ASSET, "sent", 1, Known.NEVER));
    }

    @Test
    void the_overview_counts_by_target_source_and_state() {
        record(file("a.jpg"), FileState.UPLOADED, null);
        record(file("b.jpg"), FileState.FAILED, "no answer");
        clock.advance(Duration.ofSeconds(30));
        record(file("c.jpg"), FileState.FAILED, "no answer");
        long recorded = clock.millis();
        clock.advance(Duration.ofSeconds(30));

        assertThat(ledger.overview())
                .containsExactlyInAnyOrder(
                        new LedgerCount(HOME, "folder", FileState.UPLOADED, 1, recorded - 30_000, 0, Known.NEVER),
                        new LedgerCount(HOME, "folder", FileState.FAILED, 2, recorded, 1, recorded + 30_000));
    }

    @Test
    void the_rows_of_one_state_are_given_as_many_as_are_wanted() {
        IntStream.range(0, 1_005)
                .mapToObj(i -> ledger.record(home, outcome(file(i + ".jpg"), FileState.FAILED, null)))
                .toList()
                .forEach(CompletableFuture::join);
        record(file("a.jpg"), FileState.UPLOADED, null);
        List<LedgerRow> all = new ArrayList<>();
        List<LedgerRow> some = new ArrayList<>();

        ledger.forEach(FileState.FAILED, Long.MAX_VALUE, all::add);
        ledger.forEach(FileState.FAILED, 20, some::add);

        assertThat(all).hasSize(1_005).allMatch(row -> row.known().state() == FileState.FAILED);
        assertThat(some).isEqualTo(all.subList(0, 20));
    }

    @Test
    void the_version_of_a_sidecar_that_was_given_is_known_for_its_photo_and_its_target_alone() {
        SidecarVersion given = new SidecarVersion("a.xmp", 7, 1_000);
        SidecarVersion newer = new SidecarVersion("a.xmp", 7, 2_000);
        Outcome outcome = outcome(file("a.jpg"), FileState.UPLOADED, null);

        join(ledger.record(home, with(outcome, given)));
        join(ledger.record(home, outcome));
        KnownSidecar first = sidecar("a.jpg");
        join(ledger.record(home, with(outcome, newer)));

        assertThat(first).isEqualTo(new KnownSidecar("a.xmp", 7L, 1_000));
        assertThat(first.covers(given)).isTrue();
        assertThat(first.covers(newer)).isFalse();
        assertThat(first.covers(new SidecarVersion("a.jpg.xmp", 7, 1_000))).isFalse();
        assertThat(sidecar("a.jpg").covers(newer)).isTrue();
        assertThat(ledger.sidecars(home, PHOTOS, List.of("b.jpg"))).isEmpty();
        assertThat(ledger.sidecars(ledger.target(WORK), PHOTOS, List.of("a.jpg")))
                .isEmpty();
    }

    private KnownSidecar sidecar(String photo) {
        return Objects.requireNonNull(
                ledger.sidecars(home, PHOTOS, List.of("x.jpg", photo)).get(photo));
    }

    private static Outcome with(Outcome outcome, SidecarVersion sidecar) {
        return new Outcome(
                outcome.file(),
                outcome.checksum(),
                outcome.state(),
                outcome.assetId(),
                outcome.reason(),
                outcome.disposal(),
                sidecar);
    }

    @Test
    void unknown_names_are_left_out() {
        record(file("a.jpg"), FileState.UPLOADED, null);

        assertThat(ledger.find(home, PHOTOS, List.of("a.jpg", "b.jpg", "c.jpg")))
                .containsOnlyKeys("a.jpg");
        assertThat(ledger.find(home, Path.of("/other"), List.of("a.jpg"))).isEmpty();
        assertThat(ledger.find(home, PHOTOS, List.of())).isEmpty();
    }

    @Test
    void what_one_target_has_another_may_lack() {
        record(file("a.jpg"), FileState.UPLOADED, null);

        assertThat(ledger.find(ledger.target(WORK), PHOTOS, List.of("a.jpg"))).isEmpty();
    }

    @Test
    void the_checksum_of_a_version_is_found_for_another_target() {
        SourceFile file = file("a.jpg");
        record(file, FileState.UPLOADED, null);
        assertThat(ledger.checksumElsewhere(file.path(), file.stamp())).isNull();

        ledger.target(new TargetId("https://another.example.org/api", "user"));

        assertThat(ledger.checksumElsewhere(file.path(), file.stamp())).isEqualTo(SHA1);
        FileStamp changed = new FileStamp(file.stamp().size() + 1, file.stamp().modifiedNanos(), null);
        assertThat(ledger.checksumElsewhere(file.path(), changed)).isNull();
        assertThat(ledger.checksumElsewhere(PHOTOS.resolve("b.jpg"), file.stamp()))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë 🐑.jpg", "it's \"quoted\".jpg", "line\nbreak.jpg", "%_\\.jpg", "日本語.heic", "a", " "})
    void any_name_is_kept(String name) {
        record(file(name), FileState.DUPLICATE, name);

        assertThat(known(name).reason()).isEqualTo(name);
        assertThat(ledger.why(PathText.of(PHOTOS.resolve(name)))).hasSize(1);
    }

    @Test
    void names_that_differ_in_case_or_normal_form_are_different_files() {
        record(file("é.jpg"), FileState.UPLOADED, null);
        record(file("e\u0301.jpg"), FileState.REJECTED, null);
        record(file("É.jpg"), FileState.EXCLUDED, null);

        assertThat(ledger.find(home, PHOTOS, List.of("é.jpg", "e\u0301.jpg", "É.jpg")))
                .hasSize(3);
    }

    @Test
    void several_thousand_names_are_found_in_one_call() {
        List<String> names = IntStream.range(0, 2_345).mapToObj(i -> i + ".jpg").toList();
        recordAll(names);

        assertThat(ledger.find(home, PHOTOS, names)).hasSize(2_345);
    }

    @Test
    void outcomes_of_one_file_are_written_in_order() {
        List<CompletableFuture<@Nullable Void>> all = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            all.add(ledger.record(home, outcome(file("a.jpg"), FileState.UPLOADED, "time " + i)));
        }
        all.forEach(CompletableFuture::join);

        assertThat(known("a.jpg").reason()).isEqualTo("time 2499");
    }

    @Test
    void a_failed_file_waits_from_one_minute_to_one_day() {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            record(file("a.jpg"), FileState.FAILED, "no luck");
            waits.add(Duration.ofMillis(known("a.jpg").nextAttemptMillis() - clock.millis()));
        }

        assertThat(known("a.jpg").attempts()).isEqualTo(14);
        assertThat(waits.subList(0, 3)).containsExactly(minutes(1), minutes(2), minutes(4));
        assertThat(waits.subList(9, 14))
                .containsExactly(
                        minutes(512), minutes(1024), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));
    }

    @Test
    void a_new_version_of_a_file_starts_to_count_again() {
        record(file("a.jpg"), FileState.FAILED, "no luck");
        record(file("a.jpg"), FileState.FAILED, "no luck");

        record(changed("a.jpg"), FileState.FAILED, "no luck");

        assertThat(known("a.jpg").attempts()).isEqualTo(1);
        assertThat(known("a.jpg").nextAttemptMillis()).isEqualTo(clock.millis() + 60_000);
    }

    @Test
    void a_failure_keeps_the_checksum_of_the_same_version_only() {
        record(file("a.jpg"), FileState.UPLOADED, null);

        join(ledger.record(home, new Outcome(file("a.jpg"), null, FileState.FAILED, null, "cut", null)));
        assertThat(known("a.jpg").checksum()).isEqualTo(SHA1);

        join(ledger.record(home, new Outcome(changed("a.jpg"), null, FileState.FAILED, null, "cut", null)));
        assertThat(known("a.jpg").checksum()).isNull();
    }

    @Test
    void an_uploaded_file_stays_uploaded_when_its_own_asset_is_the_duplicate() {
        record(file("a.jpg"), FileState.UPLOADED, "sent");

        record(file("a.jpg"), FileState.DUPLICATE, "already there");

        assertThat(known("a.jpg").state()).isEqualTo(FileState.UPLOADED);
        assertThat(known("a.jpg").reason()).isEqualTo("sent");
    }

    @Test
    void an_uploaded_file_becomes_a_duplicate_of_another_asset() {
        record(file("a.jpg"), FileState.UPLOADED, "sent");

        String other = "6f1c3d2e-0000-4000-8000-00000000002b";
        join(ledger.record(home, new Outcome(file("a.jpg"), SHA1, FileState.DUPLICATE, other, null, null)));

        assertThat(known("a.jpg").state()).isEqualTo(FileState.DUPLICATE);
        assertThat(known("a.jpg").assetId()).isEqualTo(other);
    }

    @Test
    void retry_makes_the_files_of_the_named_states_due() {
        record(file("failed.jpg"), FileState.FAILED, null);
        record(file("rejected.jpg"), FileState.REJECTED, null);
        record(file("uploaded.jpg"), FileState.UPLOADED, null);
        assertThat(known("failed.jpg").due(clock.millis())).isFalse();

        int due = ledger.retry(Set.of(FileState.FAILED, FileState.REJECTED));

        assertThat(due).isEqualTo(2);
        assertThat(known("failed.jpg").due(clock.millis())).isTrue();
        assertThat(known("rejected.jpg").due(clock.millis())).isTrue();
        assertThat(known("uploaded.jpg").due(clock.millis())).isFalse();
    }

    @Test
    void counts_are_by_source_and_state() {
        record(file("a.jpg"), FileState.UPLOADED, null);
        record(file("b.jpg"), FileState.UPLOADED, null);
        record(from("inbox", file("c.jpg")), FileState.REJECTED, null);

        assertThat(ledger.overview())
                .extracting(LedgerCount::source, LedgerCount::state, LedgerCount::files)
                .containsExactlyInAnyOrder(
                        tuple("folder", FileState.UPLOADED, 2L), tuple("inbox", FileState.REJECTED, 1L));
    }

    @Test
    void a_folder_is_known_to_hold_files_until_drover_takes_them_away() {
        assertThat(ledger.holdsFilesUnder(home, PHOTOS)).isFalse();

        record(file("2024/trip/a.jpg"), FileState.UPLOADED, null);
        assertThat(ledger.holdsFilesUnder(home, PHOTOS)).isTrue();
        assertThat(ledger.holdsFilesUnder(home, PHOTOS.resolve("2024/trip"))).isTrue();
        assertThat(ledger.holdsFilesUnder(home, Path.of("/"))).isTrue();
        assertThat(ledger.holdsFilesUnder(home, Path.of("/photo"))).isFalse();
        assertThat(ledger.holdsFilesUnder(home, PHOTOS.resolve("2024/tri"))).isFalse();

        join(ledger.record(
                home, new Outcome(file("2024/trip/a.jpg"), SHA1, FileState.UPLOADED, ASSET, null, "deleted")));
        assertThat(ledger.holdsFilesUnder(home, PHOTOS)).isFalse();
    }

    @Test
    void a_folder_is_known_to_hold_files_that_are_due() {
        Path archive = PHOTOS.resolve("a.zip!");
        record(file("a.zip!/2024/a.jpg"), FileState.UPLOADED, null);
        record(file("a.zip!x/b.jpg"), FileState.FAILED, "broken");
        assertThat(ledger.dueUnder(home, archive, Long.MAX_VALUE - 1)).isFalse();

        record(file("a.zip!/2024/c.jpg"), FileState.FAILED, "broken");
        assertThat(ledger.dueUnder(home, archive, clock.millis())).isFalse();
        assertThat(ledger.dueUnder(home, archive, clock.millis() + 60_000)).isTrue();
    }

    @Test
    void what_goes_with_its_folder_is_recorded_at_once() {
        record(file("a.zip!/a.jpg"), FileState.UPLOADED, null);
        record(file("a.zip!/2024/b.jpg"), FileState.UPLOADED, null);
        record(file("c.jpg"), FileState.UPLOADED, null);

        ledger.disposedUnder(home, PHOTOS.resolve("a.zip!"), "deleted");

        List<LedgerRow> rows = new ArrayList<>();
        ledger.forEach(rows::add);
        assertThat(rows)
                .extracting(LedgerRow::path, LedgerRow::disposal)
                .containsExactlyInAnyOrder(
                        tuple("/photos/a.zip!/a.jpg", "deleted"),
                        tuple("/photos/a.zip!/2024/b.jpg", "deleted"),
                        tuple("/photos/c.jpg", null));
    }

    @Test
    void why_tells_of_every_target() {
        record(file("a.jpg"), FileState.UPLOADED, "sent");
        clock.advance(Duration.ofHours(1));
        join(ledger.record(ledger.target(WORK), outcome(file("a.jpg"), FileState.REJECTED, "too large")));

        List<LedgerRow> rows = ledger.why(PathText.of(PHOTOS.resolve("a.jpg")));

        assertThat(rows).extracting(LedgerRow::target).containsExactly(HOME, WORK);
        assertThat(rows).extracting(row -> row.known().reason()).containsExactly("sent", "too large");
        assertThat(rows)
                .extracting(LedgerRow::path)
                .containsOnly(PHOTOS.resolve("a.jpg").toString());
    }

    @Test
    void why_of_a_sidecar_tells_of_its_photo() {
        SourceFile photo = file("a.jpg");
        record(
                new SourceFile(
                        photo.source(), "immich", photo.path(), photo.stamp(), PHOTOS.resolve("a.jpg.xmp"), null),
                FileState.UPLOADED,
                null);

        assertThat(ledger.why(PathText.of(PHOTOS.resolve("a.jpg.xmp"))))
                .extracting(LedgerRow::path)
                .containsExactly(PHOTOS.resolve("a.jpg").toString());
    }

    @Test
    void the_first_time_is_kept() {
        record(file("a.jpg"), FileState.FAILED, null);
        long first = clock.millis();
        clock.advance(Duration.ofDays(1));

        record(changed("a.jpg"), FileState.UPLOADED, null);

        LedgerRow row = ledger.why(PathText.of(PHOTOS.resolve("a.jpg"))).get(0);
        assertThat(row.firstSeenMillis()).isEqualTo(first);
        assertThat(row.updatedMillis()).isEqualTo(clock.millis());
    }

    @Test
    void a_file_of_another_system_is_found_by_the_text_that_it_is_printed_as() {
        List<String> texts = List.of("/photos/x.zip!/a/b.jpg", "/a.jpg", "/photos/\uFFFDE9.jpg");
        for (String text : texts) {
            Path path = PathText.path(text);
            SourceFile file = new SourceFile("s", "immich", path, new FileStamp(1, 2, null), null, null);
            ledger.record(home, new Outcome(file, null, FileState.EXCLUDED, null, "why", null))
                    .join();
        }

        assertThat(texts)
                .allSatisfy(text -> assertThat(ledger.why(text))
                        .singleElement()
                        .satisfies(row -> assertThat(row.path()).isEqualTo(text)));
    }

    @Test
    void every_row_is_given_once() {
        List<String> names = IntStream.range(0, 2_500)
                .mapToObj(i -> i % 7 + "/" + i + ".jpg")
                .toList();
        recordAll(names);

        List<String> paths = new ArrayList<>();
        ledger.forEach(row -> paths.add(row.path()));

        assertThat(paths)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(names.stream()
                        .map(name -> PHOTOS.resolve(name).toString())
                        .toList());
    }

    @Test
    void a_row_that_cannot_be_written_fails_alone() throws Exception {
        var broken = new Outcome(file("bad.jpg"), SHA1, FileState.UPLOADED, "not a UUID", null, null);

        CompletableFuture<@Nullable Void> bad = ledger.record(home, broken);
        CompletableFuture<@Nullable Void> good = ledger.record(home, outcome(file("a.jpg"), FileState.UPLOADED, null));

        assertThatThrownBy(() -> bad.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(StoreException.class)
                .hasMessageContaining("'not a UUID'");
        good.get(10, TimeUnit.SECONDS);
        assertThat(known("a.jpg").state()).isEqualTo(FileState.UPLOADED);
    }

    @Test
    void close_writes_what_was_recorded_and_takes_no_more() {
        CompletableFuture<@Nullable Void> before =
                ledger.record(home, outcome(file("a.jpg"), FileState.UPLOADED, null));

        ledger.close();

        assertThat(before).isCompleted();
        assertThat(known("a.jpg").state()).isEqualTo(FileState.UPLOADED);
        assertThat(ledger.record(home, outcome(file("b.jpg"), FileState.UPLOADED, null)))
                .isCompletedExceptionally();
    }

    private Known known(String name) {
        return Objects.requireNonNull(ledger.find(home, PHOTOS, List.of(name)).get(name), name);
    }

    private void record(SourceFile file, FileState state, @Nullable String reason) {
        join(ledger.record(home, outcome(file, state, reason)));
    }

    private void recordAll(List<String> names) {
        names.stream()
                .map(name -> ledger.record(home, outcome(file(name), FileState.UPLOADED, null)))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static void join(CompletableFuture<@Nullable Void> done) {
        done.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static Outcome outcome(SourceFile file, FileState state, @Nullable String reason) {
        return new Outcome(file, SHA1, state, ASSET, reason, null);
    }

    private static SourceFile file(String name) {
        return new SourceFile("folder", "immich", PHOTOS.resolve(name), new FileStamp(10, 20, null), null, null);
    }

    private static SourceFile changed(String name) {
        return new SourceFile("folder", "immich", PHOTOS.resolve(name), new FileStamp(10, 21, null), null, null);
    }

    private static SourceFile from(String source, SourceFile file) {
        return new SourceFile(source, file.target(), file.path(), file.stamp(), null, null);
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }
}
