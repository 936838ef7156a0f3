package io.drover.library.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.storage.Storage;
import io.drover.storage.StoredFile;
import io.drover.testing.SftpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files of a server are found, read, moved and deleted, and what the network does is told, never mistaken for an end. */
@Timeout(60)
class SftpStorageTest {
    private static final Instant TIME = Instant.parse("2024-05-01T10:00:00Z");

    @TempDir
    private Path root;

    @TempDir
    private Path own;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private SftpServer server;
    private Storage storage;

    @BeforeEach
    void start() throws Exception {
        server = new SftpServer(root);
        Files.writeString(own.resolve("known_hosts"), server.knownHostsLine());
        Files.writeString(own.resolve("password"), SftpServer.PASSWORD);
        context.disableJMX();
        context.start();
        storage = storage(Map.of());
    }

    @AfterEach
    void stop() throws Exception {
        storage.close();
        context.stop();
        server.close();
    }

    @Test
    void a_folder_is_listed_with_what_is_known_of_each_file() throws IOException {
        put("photos/a.jpg", "first");
        put("photos/sub/b.jpg", "second");

        List<StoredFile> listed = list("photos");

        assertThat(listed)
                .containsExactly(
                        new StoredFile("a.jpg", StoredFile.Kind.FILE, 5, TIME, null),
                        new StoredFile(
                                "sub", StoredFile.Kind.FOLDER, 0, listed.get(1).modified(), "/photos/sub"));
        assertThat(storage.find("photos/a.jpg")).isEqualTo(listed.get(0));
        assertThat(list("")).extracting(StoredFile::name).containsExactly("photos");
        assertThat(storage.name()).isEqualTo("sftp://localhost:" + server.port());
    }

    @Test
    void names_mean_nothing_but_themselves() throws IOException {
        for (String name :
                List.of("a*.jpg", "b?.jpg", "c\\.jpg", "d [1].jpg", "é ü 写真.jpg", "-r", "'q\".jpg", "%41.jpg")) {
            put("in *?\\/" + name, name);

            StoredFile file = storage.find("in *?\\/" + name);
            storage.createFolder("done *?\\");
            assertThat(read("in *?\\/" + name, file, 0)).isEqualTo(name);
            storage.move("in *?\\/" + name, file, "done *?\\/" + name);

            assertThat(root.resolve("done *?\\").resolve(name)).hasContent(name);
        }
        assertThat(list("done *?\\")).hasSize(8).extracting(StoredFile::name).contains("é ü 写真.jpg", "a*.jpg");
        assertThat(list("in *?\\")).isEmpty();
    }

    @Test
    void a_file_is_read_from_any_byte_on() throws IOException {
        String text = "0123456789".repeat(20_000);
        put("a.jpg", text);
        StoredFile file = storage.find("a.jpg");

        assertThat(read("a.jpg", file, 0)).isEqualTo(text);
        assertThat(read("a.jpg", file, 150_003)).isEqualTo(text.substring(150_003));
        assertThat(read("a.jpg", file, 200_000)).isEmpty();
    }

    @Test
    void what_is_not_there_and_what_is_no_folder_is_told_as_such() throws IOException {
        put("a.jpg", "first");

        assertThatThrownBy(() -> storage.find("b.jpg")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> list("b")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> list("a.jpg")).isInstanceOf(NotDirectoryException.class);
    }

    @Test
    void a_file_that_has_changed_is_not_read_and_stays() throws IOException {
        put("a.jpg", "first");
        StoredFile before = storage.find("a.jpg");
        put("a.jpg", "another");

        assertThatThrownBy(() -> storage.open("a.jpg", before, 1)).hasMessageContaining("it has changed since");
        assertThatThrownBy(() -> storage.move("a.jpg", before, "b.jpg")).hasMessageContaining("it has changed since");
        assertThatThrownBy(() -> storage.delete("a.jpg", before)).hasMessageContaining("it has changed since");
        assertThat(root.resolve("a.jpg")).hasContent("another");
    }

    @Test
    void links_are_followed_and_never_moved_or_deleted() throws IOException {
        put("photos/a.jpg", "first");
        Files.createSymbolicLink(root.resolve("photos/link.jpg"), Path.of("a.jpg"));
        Files.createSymbolicLink(root.resolve("photos/up"), Path.of("../photos"));
        Files.createSymbolicLink(root.resolve("photos/zbroken.jpg"), Path.of("nowhere.jpg"));

        List<StoredFile> listed = list("photos");

        assertThat(listed).extracting(StoredFile::name).containsExactly("a.jpg", "link.jpg", "up", "zbroken.jpg");
        assertThat(listed)
                .extracting(StoredFile::kind)
                .containsExactly(
                        StoredFile.Kind.FILE, StoredFile.Kind.FILE, StoredFile.Kind.FOLDER, StoredFile.Kind.OTHER);
        assertThat(listed.get(2).version())
                .as("the link leads up, and is known again")
                .isEqualTo(storage.find("photos").version());
        assertThatThrownBy(() -> storage.move("photos/link.jpg", listed.get(1), "b.jpg"))
                .hasMessageContaining("it is a symbolic link");
        assertThatThrownBy(() -> storage.delete("photos/link.jpg", listed.get(1)))
                .hasMessageContaining("it is a symbolic link");
        assertThat(root.resolve("photos/link.jpg")).isSymbolicLink();
    }

    @Test
    void a_file_is_moved_into_new_folders_and_over_no_other() throws IOException {
        put("a.jpg", "first");
        put("done/2024/b.jpg", "there before");
        StoredFile file = storage.find("a.jpg");

        storage.createFolder("done/2024/05");
        assertThatThrownBy(() -> storage.move("a.jpg", file, "done/2024/b.jpg"))
                .isInstanceOf(FileAlreadyExistsException.class);
        storage.move("a.jpg", file, "done/2024/05/a.jpg");

        assertThat(root.resolve("done/2024/b.jpg")).hasContent("there before");
        assertThat(root.resolve("done/2024/05/a.jpg")).hasContent("first");
        assertThat(root.resolve("a.jpg")).doesNotExist();
    }

    @Test
    void files_and_empty_folders_are_deleted() throws IOException {
        put("photos/a.jpg", "first");

        storage.delete("photos/a.jpg", storage.find("photos/a.jpg"));
        storage.delete("photos", storage.find("photos"));

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void a_cut_transfer_is_an_error_and_goes_on_with_another_connection() throws IOException {
        String text = "x".repeat(1_000_000);
        put("a.jpg", text);
        StoredFile file = storage.find("a.jpg");
        server.cut("a.jpg", 400_000);

        assertThatThrownBy(() -> read("a.jpg", file, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the connection to sftp://localhost:" + server.port() + " broke off");
        assertThat(read("a.jpg", file, 300_000)).hasSize(700_000);
    }

    @Test
    void a_transfer_that_stalls_is_broken_off() throws Exception {
        try (Storage impatient = storage(Map.of("soTimeout", "300"))) {
            put("a.jpg", "x".repeat(100_000));
            StoredFile file = impatient.find("a.jpg");
            server.stall("a.jpg");

            assertThatThrownBy(() -> impatient.open("a.jpg", file, 0).readAllBytes())
                    .isInstanceOf(IOException.class)
                    .hasMessage("sftp://localhost:" + server.port() + " has said nothing for 300 ms");
            assertThat(impatient.open("a.jpg", file, 0).readAllBytes()).hasSize(100_000);
        }
    }

    @Test
    void a_connection_that_the_server_has_dropped_meanwhile_is_replaced() throws IOException {
        put("a.jpg", "first");
        StoredFile file = storage.find("a.jpg");

        server.dropAll();

        assertThat(read("a.jpg", file, 0)).isEqualTo("first");
        assertThat(server.connected()).isEqualTo(2);
    }

    @Test
    void where_the_server_takes_fewer_connections_callers_wait_for_one_another() throws Exception {
        put("a.jpg", "x".repeat(200_000));
        StoredFile file = storage.find("a.jpg");
        server.takeAtMost(2);

        List<CompletableFuture<Integer>> readers = IntStream.range(0, 8)
                .mapToObj(number ->
                        CompletableFuture.supplyAsync(() -> lengthOf("a.jpg", file), task -> new Thread(task).start()))
                .toList();

        assertThat(readers).allSatisfy(reader -> assertThat(reader.get()).isEqualTo(200_000));
    }

    @Test
    void a_reader_leaves_a_connection_to_those_who_ask() throws Exception {
        put("a.jpg", "x".repeat(200_000));
        try (Storage two = storage(Map.of("connections", "2"))) {
            StoredFile file = two.find("a.jpg");
            try (InputStream reading = two.open("a.jpg", file, 0)) {
                assertThat(reading.read()).isEqualTo('x');

                assertThat(two.find("a.jpg")).isEqualTo(file);
            }
        }
    }

    @Test
    void a_large_folder_is_listed_whole() throws IOException {
        Files.createDirectory(root.resolve("many"));
        for (int number = 0; number < 20_000; number++) {
            Files.createFile(root.resolve("many/a-name-of-usual-length-" + number + ".jpg"));
        }

        assertThat(list("many"))
                .extracting(StoredFile::name)
                .doesNotHaveDuplicates()
                .hasSize(20_000);
    }

    private int lengthOf(String path, StoredFile file) {
        try {
            return read(path, file, 0).length();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private String read(String path, StoredFile file, long from) throws IOException {
        try (InputStream stream = storage.open(path, file, from)) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    private List<StoredFile> list(String folder) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        try (Storage.Listing listing = storage.list(folder)) {
            StoredFile file = listing.next();
            while (file != null) {
                files.add(file);
                file = listing.next();
            }
        }
        files.sort(Comparator.comparing(StoredFile::name));
        return files;
    }

    private void put(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(TIME));
    }

    private Storage storage(Map<String, Object> more) {
        Map<String, Object> options = new HashMap<>(Map.of(
                "username", SftpServer.USER,
                "passwordFile", own.resolve("password").toString(),
                "knownHostsFile", own.resolve("known_hosts").toString()));
        options.putAll(more);
        return SftpStorage.of(context, server.endpoint(), options);
    }
}
