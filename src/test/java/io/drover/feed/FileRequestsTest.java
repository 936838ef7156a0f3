package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests by files. */
class FileRequestsTest extends FeedRequestsContract {
    @TempDir
    Path folder;

    private FileRequests requests;

    @BeforeEach
    void open() {
        requests = new FileRequests(folder.resolve("requests"));
    }

    @Test
    void the_folder_is_there_for_whoever_asks_by_hand() {
        requests.open();
        requests.open();

        assertThat(folder.resolve("requests")).isEmptyDirectory();
    }

    @Test
    void feeds_that_others_would_have_to_run_are_named() throws IOException {
        Path file = requests.put("photos", new FeedRequest.Resync());
        requests.add("other", new FeedRequest.RetryDead(1));
        Files.createFile(file.resolveSibling("notes.txt"));
        Files.createFile(file.resolveSibling("Notes.reset"));
        Files.createFile(file.resolveSibling("third.reset.tmp"));

        assertThat(requests.others(Set.of("photos"))).containsExactly("other");
        assertThat(requests.others(Set.of("photos", "other"))).isEmpty();
    }

    @Test
    void the_oldest_comes_first() throws IOException {
        Path later = requests.put("photos", new FeedRequest.RetryDead(0));
        Path sooner = requests.put("photos", new FeedRequest.Resync());
        Files.setLastModifiedTime(sooner, FileTime.fromMillis(1_000));
        Files.setLastModifiedTime(later, FileTime.fromMillis(2_000));

        assertThat(asked("photos")).containsExactly(new FeedRequest.Resync(), new FeedRequest.RetryDead(0));
    }

    @ParameterizedTest
    @CsvSource({"photos.resink,''", "photos.rewind,''", "photos.rewind,-1", "photos.dead-drop,all"})
    void a_file_that_is_no_request_is_put_aside_and_the_others_are_done(String name, String text) throws IOException {
        requests.add("photos", new FeedRequest.Resync());
        Files.writeString(folder.resolve("requests").resolve(name), text);

        assertThat(asked("photos")).containsExactly(new FeedRequest.Resync());
        assertThat(asked("photos")).containsExactly(new FeedRequest.Resync());
        assertThat(names()).containsExactlyInAnyOrder("photos.resync", name + ".refused");
    }

    @Test
    void a_file_that_cannot_be_read_is_put_aside_and_the_others_are_done() throws IOException {
        Path other = requests.put("photos", new FeedRequest.Reset());
        Files.createDirectory(other.resolveSibling("photos.resync"));
        Files.write(other.resolveSibling("photos.rewind"), new byte[] {(byte) 0xff});

        assertThat(asked("photos")).containsExactly(new FeedRequest.Reset());
        assertThat(names()).containsExactlyInAnyOrder("photos.reset", "photos.resync.refused", "photos.rewind.refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"photos.resync.tmp", "photos.resync.part", "photos.resync~"})
    void a_file_that_someone_is_still_writing_is_left_alone(String name) throws IOException {
        Path other = requests.put("photos", new FeedRequest.Reset());
        Files.createFile(other.resolveSibling(name));

        assertThat(asked("photos")).containsExactly(new FeedRequest.Reset());
        assertThat(names()).containsExactlyInAnyOrder("photos.reset", name);
    }

    @Test
    void what_is_done_and_cannot_be_removed_is_not_done_again_until_it_is_written_anew() throws IOException {
        Path file = requests.put("photos", new FeedRequest.Resync());
        List<FeedRequests.Pending> pending = requests.of("photos");
        Files.delete(file);
        Path inside = Files.createFile(Files.createDirectory(file).resolve("a folder with something in it stays"));

        pending.forEach(requests::done);

        assertThat(asked("photos")).isEmpty();
        assertThat(names()).containsExactly("photos.resync");
        Files.delete(inside);
        Files.delete(file);
        Files.setLastModifiedTime(requests.put("photos", new FeedRequest.Resync()), FileTime.fromMillis(1_000));
        assertThat(asked("photos")).containsExactly(new FeedRequest.Resync());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("requests"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    FeedRequests requests() {
        return requests;
    }
}
