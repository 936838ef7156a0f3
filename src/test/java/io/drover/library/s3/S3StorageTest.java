package io.drover.library.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.storage.Storage;
import io.drover.storage.StorageFileSystem;
import io.drover.storage.StoredFile;
import io.drover.testing.FakeS3;
import io.drover.testing.FakeS3.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bucket is a tree of files: nothing in it is passed over, and what is read, moved or deleted is what was found. */
@Timeout(60)
class S3StorageTest {
    private FakeS3 server;
    private Storage storage;

    @BeforeEach
    void start() throws Exception {
        server = FakeS3.with("photos");
        DefaultCamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().addInitialProperty("key", FakeS3.ACCESS_KEY);
        context.getPropertiesComponent().addInitialProperty("secret", FakeS3.SECRET_KEY);
        storage = S3Buckets.open(
                context,
                "photos",
                Map.of(
                        "uriEndpointOverride", server.url(),
                        "forcePathStyle", true,
                        "region", "eu-central-1",
                        "accessKey", "#property:key",
                        "secretKey", "#property:secret"));
    }

    @AfterEach
    void stop() throws IOException {
        storage.close();
        server.close();
    }

    @Test
    void nothing_is_asked_before_somebody_wants_to_know() {
        assertThat(server.requests()).isEmpty();
        assertThat(server.count("list") + server.count("head")).isZero();
    }

    @Test
    void what_stands_before_a_slash_is_a_folder() throws IOException {
        put("a.jpg", "2024/b.jpg", "2024/05/c.jpg", "2024/05/d.jpg", "2025/e.jpg");

        assertThat(names("")).containsExactlyInAnyOrder("FOLDER 2024", "FOLDER 2025", "FILE a.jpg");
        assertThat(names("2024")).containsExactlyInAnyOrder("FOLDER 05", "FILE b.jpg");
        assertThat(names("2024/05")).containsExactlyInAnyOrder("FILE c.jpg", "FILE d.jpg");
        assertThat(names("2023")).isEmpty();
    }

    @Test
    void pages_are_fetched_as_they_are_read() throws IOException {
        server.listMany(3_500);

        Storage.Listing listing = storage.list("many");
        assertThat(server.count("list")).isEqualTo(1);
        List<StoredFile> files = all(listing);

        assertThat(server.count("list")).isEqualTo(4);
        assertThat(files).hasSize(3_500).extracting(StoredFile::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${env:HOME}.jpg",
                "a%2Fb.jpg",
                "a+b c.jpg",
                "100%.jpg",
                "ä.jpg",
                "a\u0308.jpg",
                "\ud83d\udcf7.jpg",
                "#?&=;,@.jpg",
                "\\.jpg",
                "..jpg",
                "...",
                " .jpg",
                "a'\"<>.jpg"
            })
    void a_key_may_have_any_letters(String name) throws IOException {
        put("in/" + name);

        Path root = new StorageFileSystem(storage).root();
        List<Path> listed = new ArrayList<>();
        try (var paths = Files.newDirectoryStream(root.resolve("in"))) {
            paths.forEach(listed::add);
        }

        assertThat(listed).singleElement().extracting(Path::toString).isEqualTo(storage.name() + "/in/" + name);
        assertThat(Files.readString(listed.get(0))).isEqualTo("in/" + name);
        assertThat(storage.find("in/" + name).size()).isEqualTo(("in/" + name).getBytes(UTF_8).length);
    }

    @Test
    void a_key_of_1024_bytes_is_a_path() throws IOException {
        String key = "folder/".repeat(145) + "nine9.jpg";
        put(key);

        assertThat(key).hasSize(1_024);
        assertThat(storage.find(key).kind()).isEqualTo(StoredFile.Kind.FILE);
    }

    @Test
    void what_no_path_can_name_is_told_all_the_same() throws IOException {
        put("in/./a.jpg", "in/../b.jpg", "in//c.jpg", "in/a\nb.jpg", "in/d.jpg", "in/full/");
        server.put("in/", new byte[0]);
        server.put("in/empty/", new byte[0]);

        assertThat(names("in"))
                .containsExactlyInAnyOrder(
                        "OTHER %2E",
                        "OTHER %2E%2E", "OTHER %", "OTHER a%0Ab%2Ejpg", "FILE d.jpg", "FOLDER full", "FOLDER empty");
        assertThat(names("in/full")).containsExactly("OTHER %");
        assertThat(names("in/empty")).isEmpty();
    }

    @Test
    void a_list_and_a_look_agree_on_an_object() throws IOException {
        put("a.jpg");

        StoredFile listed = all(storage.list("")).get(0);

        assertThat(storage.find("a.jpg")).isEqualTo(listed);
        assertThat(listed.modified()).isEqualTo(Instant.parse("2024-05-06T07:08:09Z"));
        assertThat(listed.version()).isNotNull().doesNotContain("\"");
    }

    @Test
    void what_is_not_there_is_missing() {
        put("2024/a.jpg");

        assertThat(find("2024").kind()).isEqualTo(StoredFile.Kind.FOLDER);
        assertThat(find("").kind()).isEqualTo(StoredFile.Kind.FOLDER);
        assertThatThrownBy(() -> storage.find("202")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void bytes_are_read_from_where_they_are_wanted() throws IOException {
        put("0123456789");

        try (InputStream stream = storage.open("0123456789", find("0123456789"), 4)) {
            assertThat(new String(stream.readAllBytes(), UTF_8)).isEqualTo("456789");
        }
    }

    @Test
    void another_version_is_not_read_in_the_place_of_the_one_that_was_found() throws IOException {
        put("a.jpg");
        StoredFile found = find("a.jpg");
        server.put("a.jpg", "other".getBytes(UTF_8));

        assertThatThrownBy(() -> storage.open("a.jpg", found, 0))
                .hasMessage(storage.name() + "/a.jpg: another version stands there by now");
    }

    @Test
    void a_cut_answer_is_an_error_and_no_short_file() throws IOException {
        server.put("a.jpg", new byte[100_000]);
        server.meet((operation, key, number) -> operation.equals("get") ? Fault.CUT : Fault.NONE);

        Path path = new StorageFileSystem(storage).root().resolve("a.jpg");

        assertThatThrownBy(() -> Files.readAllBytes(path)).isInstanceOf(IOException.class);
    }

    @Test
    void a_busy_server_is_asked_again_for_its_list() throws IOException {
        put("a.jpg");
        server.meet((operation, key, number) -> number <= 2 ? Fault.SLOW_DOWN : Fault.NONE);

        assertThat(names("")).containsExactly("FILE a.jpg");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SLOW_DOWN    | the server answered 503 SlowDown",
                "FORBIDDEN    | the credentials lack the permission s3:ListBucket",
                "NO_BUCKET    | there is no such bucket",
                "OTHER_REGION | the bucket is in the region eu-west-3: set that",
                "CLOCK        | the server refuses this machine's clock, which is more than 15 minutes off: set it"
            })
    void what_keeps_a_bucket_from_being_listed_is_said_in_a_sentence(Fault fault, String sentence) {
        server.meet((operation, key, number) -> fault);

        assertThatThrownBy(() -> storage.list("2024"))
                .isInstanceOf(IOException.class)
                .hasMessage(storage.name() + "/2024: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FORBIDDEN | the credentials lack the permission s3:GetObject",
                "ARCHIVED  | it is archived (Glacier): it must be restored before it can be read"
            })
    void an_object_that_may_not_be_read_is_said_why(Fault fault, String sentence) {
        put("a.jpg");
        StoredFile found = find("a.jpg");
        server.meet((operation, key, number) -> operation.equals("get") ? fault : Fault.NONE);

        assertThatThrownBy(() -> storage.open("a.jpg", found, 0))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage(storage.name() + "/a.jpg: " + sentence);
    }

    @Test
    void a_server_that_is_away_is_said_to_be() {
        server.close();

        assertThatThrownBy(() -> storage.list(""))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("the server cannot be reached: ConnectException");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_object_is_moved_to_a_key_that_is_free(boolean conditions) throws IOException {
        knowConditions(conditions);
        put("a.jpg", "done/b.jpg");

        storage.move("a.jpg", find("a.jpg"), "done/a.jpg");

        assertThat(server.holds("a.jpg")).isFalse();
        assertThat(server.bytes("done/a.jpg")).asString(UTF_8).isEqualTo("a.jpg");
        put("a.jpg");
        assertThatThrownBy(() -> storage.move("a.jpg", find("a.jpg"), "done/b.jpg"))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(server.bytes("done/b.jpg")).asString(UTF_8).isEqualTo("done/b.jpg");
        assertThat(server.holds("a.jpg")).isTrue();
    }

    @Test
    void a_key_that_is_taken_in_the_last_moment_is_not_written_over() {
        put("a.jpg");
        StoredFile found = find("a.jpg");
        server.meet((operation, key, number) -> {
            if (operation.equals("copy")) {
                put("done/a.jpg");
            }
            return Fault.NONE;
        });

        assertThatThrownBy(() -> storage.move("a.jpg", found, "done/a.jpg"))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(server.holds("a.jpg")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void another_version_is_neither_moved_nor_deleted(boolean conditions) {
        knowConditions(conditions);
        put("a.jpg");
        StoredFile found = find("a.jpg");
        server.put("a.jpg", "other".getBytes(UTF_8));

        assertThatThrownBy(() -> storage.delete("a.jpg", found)).hasMessageContaining("another version");
        assertThatThrownBy(() -> storage.move("a.jpg", found, "b.jpg")).hasMessageContaining("another version");
        assertThat(server.bytes("a.jpg")).asString(UTF_8).isEqualTo("other");
        assertThat(server.holds("b.jpg")).isFalse();
    }

    @Test
    void a_version_that_comes_in_the_last_moment_is_not_deleted() {
        put("a.jpg");
        StoredFile found = find("a.jpg");
        server.meet((operation, key, number) -> {
            if (operation.equals("delete")) {
                server.put("a.jpg", "other".getBytes(UTF_8));
            }
            return Fault.NONE;
        });

        assertThatThrownBy(() -> storage.delete("a.jpg", found)).hasMessageContaining("another version");
        assertThat(server.holds("a.jpg")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_object_is_deleted(boolean conditions) throws IOException {
        knowConditions(conditions);
        put("a.jpg");

        storage.delete("a.jpg", find("a.jpg"));

        assertThat(server.holds("a.jpg")).isFalse();
    }

    @Test
    void no_error_tells_the_secret() {
        put("a.jpg");
        StoredFile found = find("a.jpg");
        List<String> told = new ArrayList<>(List.of(storage.toString(), storage.name()));
        for (Fault fault : List.of(Fault.FORBIDDEN, Fault.NO_BUCKET, Fault.SLOW_DOWN, Fault.RESET, Fault.CLOCK)) {
            server.meet((operation, key, number) -> fault);
            try (InputStream stream = storage.open("a.jpg", found, 0)) {
                told.add("read: " + stream.available());
            } catch (IOException e) {
                told.add(e.toString());
            }
        }

        assertThat(told)
                .hasSize(7)
                .noneMatch(text -> text.contains(FakeS3.SECRET_KEY) || text.contains(FakeS3.ACCESS_KEY));
    }

    @Test
    void a_bucket_of_aws_is_called_by_its_name_alone_and_another_one_with_its_server() {
        assertThat(S3Buckets.name("photos", null)).isEqualTo("s3://photos");
        assertThat(S3Buckets.name("photos", "https://s3.eu-central-1.amazonaws.com"))
                .isEqualTo("s3://photos");
        assertThat(S3Buckets.name("photos", "https://Minio.example:9000/")).isEqualTo("s3://minio.example:9000/photos");
    }

    private void knowConditions(boolean known) {
        if (!known) {
            server.forgetConditions();
        }
    }

    private void put(String... keys) {
        for (String key : keys) {
            server.put(key, key.getBytes(UTF_8));
        }
    }

    private StoredFile find(String path) {
        try {
            return storage.find(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> names(String folder) throws IOException {
        return all(storage.list(folder)).stream()
                .map(file -> file.kind() + " " + file.name())
                .toList();
    }

    private static List<StoredFile> all(Storage.Listing listing) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        try (listing) {
            for (StoredFile file = listing.next(); file != null; file = listing.next()) {
                files.add(file);
            }
        }
        return files;
    }
}
