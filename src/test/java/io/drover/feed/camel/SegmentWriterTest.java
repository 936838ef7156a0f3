package io.drover.feed.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.Change;
import io.drover.feed.ChangeBatch;
import io.drover.feed.Envelope;
import io.drover.feed.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A segment is there whole, on the disk and under its name, or it is not there. */
class SegmentWriterTest {
    private static final String SEGMENT = "library/0000000003/00000000000000000042.ndjson";

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void a_batch_is_a_file_named_by_generation_and_first_sequence() throws IOException {
        ChangeBatch batch = Events.batch(3, 42, 43);

        Path segment = new SegmentWriter(directory, FileSteps.DEFAULT, "0f1e2d3c").write(batch);

        assertThat(segment).isEqualTo(directory.resolve(SEGMENT));
        assertThat(Files.readAllLines(segment)).hasSize(2);
        assertThat(files()).containsExactly(SEGMENT);
    }

    @Test
    void a_repeated_batch_overwrites_itself() throws IOException {
        SegmentWriter writer = new SegmentWriter(directory, FileSteps.DEFAULT, "0f1e2d3c");
        byte[] first = Files.readAllBytes(writer.write(Events.batch(3, 42, 43)));

        Path again = new SegmentWriter(directory, FileSteps.DEFAULT, "0f1e2d3c").write(Events.batch(3, 42, 43));

        assertThat(again).hasBinaryContent(first);
        assertThat(files()).containsExactly(SEGMENT);
    }

    @ParameterizedTest
    @EnumSource(Envelope.class)
    void events_of_an_earlier_life_are_not_overwritten(Envelope envelope) throws IOException {
        Path segment = write(told("old", envelope, 3, 42, 43));
        byte[] before = Files.readAllBytes(segment);

        assertThatThrownBy(() -> write(told("new", envelope, 3, 42, 43)))
                .isInstanceOf(IOException.class)
                .hasMessage("the segment " + segment + " cannot be written: it holds other events under the same"
                        + " sequences, of a feed of this name whose data folder is another one, or was lost or restored:"
                        + " move the folder " + directory.resolve("library") + " away, or give the feed another name or"
                        + " folder");

        assertThat(segment).hasBinaryContent(before);
        assertThat(files()).containsExactly(SEGMENT);
    }

    @ParameterizedTest
    @CsvSource({"3,30,41", "3,45,60", "3,43,43", "3,50,50", "3,30,60", "3,41,41", "4,45,45", "2,30,60"})
    void other_events_anywhere_in_the_range_are_found_and_named(long generation, long first, long last)
            throws IOException {
        Path segment = write(told("old", Envelope.CLOUDEVENTS, 3, 41, 50));

        assertThatThrownBy(() -> write(told("new", Envelope.CLOUDEVENTS, generation, first, last)))
                .hasMessageMatching("the segment .* cannot be written: (it|" + segment + ") holds other events .*");

        assertThat(files()).containsExactly("library/0000000003/00000000000000000041.ndjson");
    }

    @Test
    void events_before_and_behind_are_no_others() throws IOException {
        write(told("old", Envelope.CLOUDEVENTS, 3, 41, 50));

        write(told("new", Envelope.CLOUDEVENTS, 3, 31, 40));
        write(told("new", Envelope.CLOUDEVENTS, 4, 51, 60));

        assertThat(sequences())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(31, 60).boxed().toList());
    }

    /** A reset is the same event in each life. */
    @Test
    void a_segment_that_only_begins_as_the_batch_does_is_not_overwritten() throws IOException {
        Change reset = Events.change(Operation.RESET, 1, 1);
        write(Events.batch(
                List.of(reset, told("old", Envelope.BARE, 1, 2, 2).changes().get(0))));

        assertThatThrownBy(() -> write(Events.batch(List.of(
                        reset, told("new", Envelope.BARE, 1, 2, 2).changes().get(0)))))
                .hasMessageContaining("it holds other events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes", "{\"id\":\"1\"}", "{\"id\":\"1\",\"sequence\":\"first\"}", "[]", "{"})
    void what_is_no_event_is_not_overwritten(String text) throws IOException {
        Path segment = directory.resolve(SEGMENT);
        Files.createDirectories(segment.getParent());
        Files.writeString(segment, text);

        assertThatThrownBy(() -> write(Events.batch(3, 42, 43))).hasMessageContaining("it holds other events");

        assertThat(segment).hasContent(text);
    }

    @Test
    void a_feed_goes_on_once_the_folder_was_moved_away() throws IOException {
        write(told("old", Envelope.CLOUDEVENTS, 3, 42, 43));
        SegmentWriter writer = new SegmentWriter(directory, FileSteps.DEFAULT, "0f1e2d3c");
        ChangeBatch batch = told("new", Envelope.CLOUDEVENTS, 3, 42, 44);
        assertThatThrownBy(() -> writer.write(batch)).isInstanceOf(IOException.class);

        Files.move(directory.resolve("library"), directory.resolve("library-before"));

        assertThat(Files.readAllLines(writer.write(batch))).hasSize(3).allMatch(line -> line.contains("new"));
    }

    @Test
    void changes_that_came_alone_before_are_in_the_batch_s_segment_alone() throws IOException {
        SegmentWriter writer = new SegmentWriter(directory, FileSteps.DEFAULT, "0f1e2d3c");
        ChangeBatch batch = Events.batch(3, 42, 50);
        writer.write(Events.batch(3, 40, 41));
        for (Change change : batch.changes()) {
            writer.write(batch.only(change));
        }

        writer.write(batch);
        writer.write(Events.batch(3, 51, 51));

        assertThat(files())
                .containsExactly(
                        "library/0000000003/00000000000000000040.ndjson",
                        SEGMENT,
                        "library/0000000003/00000000000000000051.ndjson");
        assertThat(sequences())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(40, 51).boxed().toList());
    }

    @Test
    void a_change_that_comes_alone_after_its_batch_is_in_the_batch_s_segment_alone() throws IOException {
        ChangeBatch batch = Events.batch(3, 42, 50);
        Path segment = write(batch);
        byte[] before = Files.readAllBytes(segment);

        for (Change change : batch.changes()) {
            assertThat(write(batch.only(change))).isEqualTo(segment);
        }

        assertThat(segment).hasBinaryContent(before);
        assertThat(files()).containsExactly(SEGMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"write", "rename", "force 0000000003", "remove"})
    void a_kill_between_single_changes_and_their_batch_loses_none_and_leaves_none_twice(String fault)
            throws IOException {
        ChangeBatch batch = Events.batch(3, 42, 50);
        for (Change change : batch.changes().subList(2, 9)) {
            write(batch.only(change));
        }
        FaultySteps steps = new FaultySteps(fault);
        steps.kill = true;
        assertThatThrownBy(() -> new SegmentWriter(directory, steps, "0f1e2d3c").write(batch))
                .isInstanceOf(Killed.class);
        assertThat(sequences()).contains(44L, 45L, 46L, 47L, 48L, 49L, 50L);

        SegmentWriter next = new SegmentWriter(directory, FileSteps.DEFAULT, "0f1e2d3c");
        for (Change change : batch.changes().subList(7, 9)) {
            next.write(batch.only(change));
        }
        next.write(batch);

        assertThat(files()).containsExactly(SEGMENT);
        assertThat(sequences())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(42, 50).boxed().toList());
    }

    @Test
    void single_changes_after_a_kill_that_left_them_twice_are_there_once() throws IOException {
        ChangeBatch batch = Events.batch(3, 42, 50);
        for (Change change : batch.changes()) {
            write(batch.only(change));
        }
        FaultySteps steps = new FaultySteps("remove");
        steps.kill = true;
        assertThatThrownBy(() -> new SegmentWriter(directory, steps, "0f1e2d3c").write(batch))
                .isInstanceOf(Killed.class);

        write(batch.only(batch.changes().get(5)));

        assertThat(files()).containsExactly(SEGMENT);
    }

    @Test
    void what_readers_took_away_is_not_missed() throws IOException {
        SegmentWriter writer = new SegmentWriter(directory, FileSteps.DEFAULT, "0f1e2d3c");
        ChangeBatch batch = Events.batch(3, 42, 50);
        Files.delete(writer.write(batch));

        writer.write(batch.only(batch.changes().get(3)));

        assertThat(sequences()).containsExactly(45L);
    }

    @Test
    void names_sort_like_sequences() throws IOException {
        SegmentWriter writer = new SegmentWriter(directory, FileSteps.DEFAULT, "0f1e2d3c");
        writer.write(Events.batch(10, 1_000, 1_000));
        writer.write(Events.batch(9, 999, 999));
        writer.write(Events.batch(9, 99, 99));

        assertThat(files())
                .containsExactly(
                        "library/0000000009/00000000000000000099.ndjson",
                        "library/0000000009/00000000000000000999.ndjson",
                        "library/0000000010/00000000000000001000.ndjson");
    }

    @Test
    void bytes_are_on_the_disk_before_their_name_and_the_name_before_the_return() throws IOException {
        FaultySteps steps = new FaultySteps("nothing");
        Path below = directory.resolve("new/changes");

        new SegmentWriter(below, steps, "0f1e2d3c").write(Events.batch(3, 42, 43));

        assertThat(steps.done)
                .containsExactly(
                        "force library",
                        "force changes",
                        "force new",
                        "force " + directory.getFileName(),
                        "write .00000000000000000042.ndjson.0f1e2d3c.part",
                        "rename 00000000000000000042.ndjson",
                        "force 0000000003");
    }

    @Test
    void only_the_folder_of_the_segment_is_forced_once_it_is_there() throws IOException {
        FaultySteps steps = new FaultySteps("nothing");
        SegmentWriter writer = new SegmentWriter(directory, steps, "0f1e2d3c");
        writer.write(Events.batch(3, 42, 43));
        steps.done.clear();

        writer.write(Events.batch(3, 44, 44));

        assertThat(steps.done).filteredOn(step -> step.startsWith("force")).containsExactly("force 0000000003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"write", "rename", "force 0000000003", "force library"})
    void a_step_that_fails_leaves_no_half_segment_and_a_repetition_writes_it(String fault) throws IOException {
        FaultySteps steps = new FaultySteps(fault);
        SegmentWriter writer = new SegmentWriter(directory, steps, "0f1e2d3c");

        assertThatThrownBy(() -> writer.write(Events.batch(3, 42, 43)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "the segment " + directory.resolve(SEGMENT) + " cannot be written: No space left on device");
        assertThat(files()).allMatch(SEGMENT::equals);

        steps.fault = "nothing";
        assertThat(Files.readAllLines(writer.write(Events.batch(3, 42, 43)))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"write", "rename"})
    void what_a_killed_process_left_is_no_segment_and_goes_with_the_next_batch(String fault) throws IOException {
        FaultySteps steps = new FaultySteps(fault);
        steps.kill = true;
        assertThatThrownBy(() -> new SegmentWriter(directory, steps, "0f1e2d3c").write(Events.batch(3, 42, 43)))
                .isInstanceOf(Killed.class);
        assertThat(files()).containsExactly("library/0000000003/.00000000000000000042.ndjson.0f1e2d3c.part");

        new SegmentWriter(directory, FileSteps.DEFAULT, "0f1e2d3c").write(Events.batch(4, 50, 50));

        assertThat(files()).containsExactly("library/0000000004/00000000000000000050.ndjson");
    }

    @Test
    void only_own_leftovers_are_removed() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("library/0000000001"));
        Files.createFile(folder.resolve(".notes.part"));
        Files.createFile(Files.createDirectories(directory.resolve("other/0000000001"))
                .resolve(".00000000000000000001.ndjson.0f1e2d3c.part"));

        new SegmentWriter(directory, FileSteps.DEFAULT, "0f1e2d3c").write(Events.batch(3, 42, 43));

        assertThat(files())
                .containsExactly(
                        "library/0000000001/.notes.part",
                        SEGMENT,
                        "other/0000000001/.00000000000000000001.ndjson.0f1e2d3c.part");
    }

    @Test
    void a_folder_that_was_removed_meanwhile_is_made_again() throws IOException {
        SegmentWriter writer = new SegmentWriter(directory, FileSteps.DEFAULT, "0f1e2d3c");
        Path segment = writer.write(Events.batch(3, 42, 43));
        Files.delete(segment);
        Files.delete(segment.getParent());

        assertThat(writer.write(Events.batch(3, 42, 43))).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../library", "a/b", "", ".", "..", "Library"})
    void a_feed_s_name_never_leads_elsewhere(String name) {
        ChangeBatch batch = Events.batch(3, 42, 43);
        ChangeBatch strange = new ChangeBatch(name, batch.domain(), batch.envelope(), batch.changes());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SegmentWriter(directory, FileSteps.DEFAULT, "0f1e2d3c").write(strange))
                .withMessageStartingWith("feed: must be");
        assertThat(directory).isEmptyDirectory();
    }

    /** As a new process. */
    private Path write(ChangeBatch batch) throws IOException {
        return new SegmentWriter(directory, FileSteps.DEFAULT, "0f1e2d3c").write(batch);
    }

    /** A batch whose events have other ids in each life of the feed. */
    private static ChangeBatch told(String life, Envelope envelope, long generation, long first, long last) {
        List<Change> changes = LongStream.rangeClosed(first, last)
                .mapToObj(sequence -> new Change(
                        "/fake", "asset", "asset/1", Operation.UPSERT, null, life, generation, sequence, "{}", null))
                .toList();
        return new ChangeBatch("library", "org.example", envelope, changes);
    }

    /** Of all events, in the order in which readers find them. */
    private List<Long> sequences() throws IOException {
        List<Long> sequences = new ArrayList<>();
        for (String file : files()) {
            if (file.endsWith(".ndjson")) {
                for (String line : Files.readAllLines(directory.resolve(file))) {
                    sequences.add(JSON.readTree(line).path("sequence").asLong());
                }
            }
        }
        return sequences;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** The end of the process, which no code sees. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** The real steps, of which one fails half done. */
    private static final class FaultySteps implements FileSteps {
        private final List<String> done = new ArrayList<>();
        private String fault;
        private boolean kill;

        FaultySteps(String fault) {
            this.fault = fault;
        }

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            if (fails("write " + file.getFileName())) {
                FileSteps.DEFAULT.write(file, new byte[] {bytes[0]});
                fail();
            }
            FileSteps.DEFAULT.write(file, bytes);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            if (fails("rename " + to.getFileName())) {
                fail();
            }
            FileSteps.DEFAULT.rename(from, to);
        }

        @Override
        public void remove(Path file) throws IOException {
            if (fails("remove " + file.getFileName())) {
                fail();
            }
            FileSteps.DEFAULT.remove(file);
        }

        @Override
        public void force(Path folder) throws IOException {
            if (fails("force " + folder.getFileName())) {
                fail();
            }
            FileSteps.DEFAULT.force(folder);
        }

        private boolean fails(String step) {
            done.add(step);
            return step.startsWith(fault);
        }

        private void fail() throws IOException {
            if (kill) {
                throw new Killed();
            }
            throw new IOException("No space left on device");
        }
    }
}
