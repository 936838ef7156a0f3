package io.drover.feed.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.feed.ChangeBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A segment is there whole, on the disk and under its name, or it is not there. */
class SegmentWriterTest {
    private static final String SEGMENT = "library/0000000003/00000000000000000042.ndjson";

    @TempDir
    private Path directory;

    @Test
    void a_batch_is_a_file_named_by_generation_and_first_sequence() throws IOException {
        ChangeBatch batch = Events.batch(3, 42, 43);

        Path segment = new SegmentWriter(directory, FileSteps.DEFAULT).write(batch);

        assertThat(segment).isEqualTo(directory.resolve(SEGMENT));
        assertThat(Files.readAllLines(segment)).hasSize(2);
        assertThat(files()).containsExactly(SEGMENT);
    }

    @Test
    void a_repeated_batch_overwrites_itself() throws IOException {
        SegmentWriter writer = new SegmentWriter(directory, FileSteps.DEFAULT);
        byte[] first = Files.readAllBytes(writer.write(Events.batch(3, 42, 43)));

        Path again = new SegmentWriter(directory, FileSteps.DEFAULT).write(Events.batch(3, 42, 43));

        assertThat(again).hasBinaryContent(first);
        assertThat(files()).containsExactly(SEGMENT);
    }

    @Test
    void names_sort_like_sequences() throws IOException {
        SegmentWriter writer = new SegmentWriter(directory, FileSteps.DEFAULT);
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

        new SegmentWriter(below, steps).write(Events.batch(3, 42, 43));

        assertThat(steps.done)
                .containsExactly(
                        "force library",
                        "force changes",
                        "force new",
                        "force " + directory.getFileName(),
                        "write .00000000000000000042.ndjson.part",
                        "rename 00000000000000000042.ndjson",
                        "force 0000000003");
    }

    @Test
    void only_the_folder_of_the_segment_is_forced_once_it_is_there() throws IOException {
        FaultySteps steps = new FaultySteps("nothing");
        SegmentWriter writer = new SegmentWriter(directory, steps);
        writer.write(Events.batch(3, 42, 43));
        steps.done.clear();

        writer.write(Events.batch(3, 44, 44));

        assertThat(steps.done).filteredOn(step -> step.startsWith("force")).containsExactly("force 0000000003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"write", "rename", "force 0000000003", "force library"})
    void a_step_that_fails_leaves_no_half_segment_and_a_repetition_writes_it(String fault) throws IOException {
        FaultySteps steps = new FaultySteps(fault);
        SegmentWriter writer = new SegmentWriter(directory, steps);

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
        assertThatThrownBy(() -> new SegmentWriter(directory, steps).write(Events.batch(3, 42, 43)))
                .isInstanceOf(Killed.class);
        assertThat(files()).containsExactly("library/0000000003/.00000000000000000042.ndjson.part");

        new SegmentWriter(directory, FileSteps.DEFAULT).write(Events.batch(4, 50, 50));

        assertThat(files()).containsExactly("library/0000000004/00000000000000000050.ndjson");
    }

    @Test
    void only_own_leftovers_are_removed() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("library/0000000001"));
        Files.createFile(folder.resolve(".notes.part"));
        Files.createFile(Files.createDirectories(directory.resolve("other/0000000001"))
                .resolve(".00000000000000000001.ndjson.part"));

        new SegmentWriter(directory, FileSteps.DEFAULT).write(Events.batch(3, 42, 43));

        assertThat(files())
                .containsExactly(
                        "library/0000000001/.notes.part",
                        SEGMENT,
                        "other/0000000001/.00000000000000000001.ndjson.part");
    }

    @Test
    void a_folder_that_was_removed_meanwhile_is_made_again() throws IOException {
        SegmentWriter writer = new SegmentWriter(directory, FileSteps.DEFAULT);
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
                .isThrownBy(() -> new SegmentWriter(directory, FileSteps.DEFAULT).write(strange))
                .withMessageStartingWith("feed: must be");
        assertThat(directory).isEmptyDirectory();
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
