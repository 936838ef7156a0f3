package io.drover.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.testing.MemoryStorage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A storage is used as any other file system, and says in each path where it is. */
class StorageFileSystemTest {
    private final MemoryStorage storage = new MemoryStorage()
            .put("2024/a.jpg", "first")
            .put("2024/b.jpg", "second")
            .put("c.jpg", "third");
    private final Path root = new StorageFileSystem(storage).root();

    @Test
    void a_path_tells_the_whole_place() {
        Path path = root.resolve("2024").resolve("a.jpg");

        assertThat(path).hasToString("memory://tests/2024/a.jpg");
        assertThat(path.getParent()).hasToString("memory://tests/2024");
        assertThat(path.getFileName()).hasToString("a.jpg");
        assertThat(root.relativize(path)).hasToString("2024/a.jpg");
    }

    @Test
    void a_folder_is_listed_with_what_its_entries_are() throws Exception {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(root.resolve("2024"))) {
            for (Path path : listing) {
                names.add(path.getFileName() + " " + listedSize(path));
            }
        }

        assertThat(names).containsExactly("a.jpg 5", "b.jpg 6");
        assertThat(storage.found).hasValue(0);
    }

    @Test
    void attributes_are_asked_anew_though_a_listing_has_told_them() throws Exception {
        Path listed;
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(root.resolve("2024"))) {
            listed = listing.iterator().next();
        }
        storage.put("2024/a.jpg", "something longer");

        assertThat(Files.size(listed)).isEqualTo(16);
        assertThat(listedSize(listed)).isEqualTo(5);
        assertThat(listed).isEqualTo(root.resolve("2024/a.jpg"));
    }

    @Test
    void a_file_is_read_on_by_one_stream_and_from_anywhere_by_another() throws Exception {
        try (SeekableByteChannel channel = Files.newByteChannel(root.resolve("2024/b.jpg"))) {
            assertThat(read(channel, 3)).isEqualTo("sec");
            assertThat(read(channel, 3)).isEqualTo("ond");
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(storage.opened).hasValue(1);

            channel.position(1);
            assertThat(read(channel, 2)).isEqualTo("ec");
            assertThat(storage.opened).hasValue(2);
        }
    }

    @Test
    void a_stream_that_ends_before_its_file_is_an_error() throws Exception {
        StoredFile promised = new StoredFile(
                "c.jpg", StoredFile.Kind.FILE, 100, storage.find("c.jpg").modified(), null);
        try (StorageChannel channel = new StorageChannel(storage, "c.jpg", promised)) {
            assertThat(read(channel, 5)).isEqualTo("third");

            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(10)))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("memory://tests/c.jpg ended at 5 of 100 bytes");
        }
    }

    @Test
    void a_move_never_replaces_a_file() {
        assertThatThrownBy(() -> Files.move(root.resolve("c.jpg"), root.resolve("2024/a.jpg")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(storage.holds("c.jpg")).isTrue();
    }

    @Test
    void what_is_not_there_is_no_such_file() {
        assertThat(Files.exists(root.resolve("2024"))).isTrue();
        assertThat(Files.exists(root.resolve("2023"))).isFalse();
        assertThatThrownBy(() -> Files.newByteChannel(root.resolve("d.jpg"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> Files.size(root.resolve("2024/../c.jpg"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void nothing_is_written() {
        assertThatThrownBy(() -> Files.writeString(root.resolve("new.jpg"), "x"))
                .isInstanceOf(ReadOnlyFileSystemException.class);
    }

    private static long listedSize(Path path) {
        return Objects.requireNonNull(((StoragePath) path).listed()).size();
    }

    private static String read(SeekableByteChannel channel, int bytes) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(bytes);
        channel.read(target);
        return new String(target.array(), 0, target.position(), StandardCharsets.UTF_8);
    }

    @Test
    void an_input_stream_ends_where_the_file_does() throws Exception {
        try (InputStream stream = Files.newInputStream(root.resolve("c.jpg"))) {
            assertThat(stream.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("third");
        }
    }
}
