package io.drover.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.feed.Change;
import io.drover.feed.ChangeBatch;
import io.drover.feed.Envelope;
import io.drover.feed.Operation;
import io.drover.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder that is kept equal to a library; the same on every database. */
abstract class MirrorContract {
    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private Store store;
    private Mirror mirror;
    private long sequence;

    /** A store without rows; closed by the test. */
    abstract Store emptyStore() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = emptyStore();
        mirror = new Mirror(folder, store, "mirror");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_original_lies_by_its_day_and_name() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"));

        assertThat(files()).isEqualTo(Map.of("library/2024/2024-06-01/IMG_1.jpg", "one"));
    }

    @Test
    void two_assets_of_one_name_and_day_lie_side_by_side() throws IOException {
        follow(asset("aaaaaaaa-1", "IMG_1.jpg", "one"), asset("bbbbbbbb-1", "IMG_1.jpg", "two"));

        assertThat(files())
                .isEqualTo(Map.of(
                        "library/2024/2024-06-01/IMG_1.jpg", "one",
                        "library/2024/2024-06-01/IMG_1 (bbbbbbbb).jpg", "two"));
    }

    @Test
    void a_file_of_somebody_else_is_never_overwritten() throws IOException {
        Path theirs = folder.resolve("library/2024/2024-06-01/IMG_1.jpg");
        Files.createDirectories(theirs.getParent());
        Files.writeString(theirs, "theirs");

        follow(asset("1", "IMG_1.jpg", "one"));

        assertThat(files())
                .isEqualTo(Map.of(
                        "library/2024/2024-06-01/IMG_1.jpg", "theirs",
                        "library/2024/2024-06-01/IMG_1 (1).jpg", "one"));
    }

    @Test
    void a_file_with_the_same_bytes_in_its_place_is_taken_over() throws IOException {
        Path there = folder.resolve("library/2024/2024-06-01/IMG_1.jpg");
        Files.createDirectories(there.getParent());
        Files.writeString(there, "one");

        assertThat(mirror.missing(batch(asset("1", "IMG_1.jpg", "one")))).isEmpty();
        mirror.apply(batch(asset("1", "IMG_1.jpg", "one")));
        mirror.apply(batch(gone("asset/1")));

        assertThat(files()).isEqualTo(Map.of("trash/library/2024/2024-06-01/IMG_1.jpg", "one"));
    }

    @Test
    void what_is_there_is_not_asked_for_again() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"));

        assertThat(mirror.missing(batch(asset("1", "IMG_1.jpg", "one")))).isEmpty();
        assertThat(mirror.missing(batch(asset("1", "renamed.jpg", "one")))).isEmpty();
        assertThat(mirror.missing(batch(asset("1", "IMG_1.jpg", "other")))).hasSize(1);
    }

    @Test
    void a_file_that_was_lost_is_asked_for_again() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"));
        Files.delete(folder.resolve("library/2024/2024-06-01/IMG_1.jpg"));

        follow(asset("1", "IMG_1.jpg", "one"));

        assertThat(files()).isEqualTo(Map.of("library/2024/2024-06-01/IMG_1.jpg", "one"));
    }

    @Test
    void another_name_or_day_moves_the_file() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"));

        follow(asset("1", "Paris.jpg", "one"));

        assertThat(files()).isEqualTo(Map.of("library/2024/2024-06-01/Paris.jpg", "one"));
    }

    @Test
    void other_bytes_send_the_old_file_into_the_trash() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"));

        follow(asset("1", "IMG_1.jpg", "better"));

        assertThat(files())
                .isEqualTo(Map.of(
                        "library/2024/2024-06-01/IMG_1.jpg", "better",
                        "trash/library/2024/2024-06-01/IMG_1.jpg", "one"));
    }

    @Test
    void what_is_deleted_or_in_the_servers_trash_is_moved_into_the_mirrors_trash() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"), asset("2", "IMG_2.jpg", "two"));

        follow(gone("asset/1"), trashed("2", "IMG_2.jpg", "two"));

        assertThat(files())
                .isEqualTo(Map.of(
                        "trash/library/2024/2024-06-01/IMG_1.jpg", "one",
                        "trash/library/2024/2024-06-01/IMG_2.jpg", "two"));
    }

    @Test
    void a_second_file_of_one_name_in_the_trash_gets_a_number() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"));
        follow(gone("asset/1"));
        follow(asset("2", "IMG_1.jpg", "two"));
        follow(gone("asset/2"));

        assertThat(files())
                .isEqualTo(Map.of(
                        "trash/library/2024/2024-06-01/IMG_1.jpg", "one",
                        "trash/library/2024/2024-06-01/IMG_1 (2).jpg", "two"));
    }

    @Test
    void an_original_that_is_not_what_the_server_says_is_refused() {
        MirrorAsset asset = MirrorAsset.of(asset("1", "IMG_1.jpg", "one"));

        assertThatThrownBy(() -> mirror.receive(asset, new ByteArrayInputStream("onf".getBytes(UTF_8))))
                .isInstanceOf(WrongChecksumException.class)
                .hasMessageContaining("asset 1")
                .hasMessageContaining(asset.checksum());
        assertThat(files()).isEmpty();
    }

    @Test
    void an_attempt_that_was_given_up_writes_nothing_into_the_file_of_the_next() throws IOException {
        Change change = asset("1", "IMG_1.jpg", "one");
        MirrorAsset asset = MirrorAsset.of(change);
        InputStream next = new ByteArrayInputStream("one".getBytes(UTF_8));
        InputStream rest = new InputStream() {
            private boolean ended;

            @Override
            public int read() throws IOException {
                if (ended) {
                    return -1;
                }
                mirror.receive(asset, next);
                ended = true;
                return '!';
            }
        };
        InputStream givenUp = new SequenceInputStream(new ByteArrayInputStream("o".getBytes(UTF_8)), rest);

        assertThatThrownBy(() -> mirror.receive(asset, givenUp)).isInstanceOf(IOException.class);
        mirror.apply(batch(change));

        assertThat(files()).isEqualTo(Map.of("library/2024/2024-06-01/IMG_1.jpg", "one"));
    }

    @Test
    void an_asset_that_the_server_does_not_give_is_left_out() throws IOException {
        mirror.apply(batch(asset("1", "IMG_1.jpg", "one")));

        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"visibility\":\"locked\"", "\"libraryId\":\"x\"", "\"deletedAt\":\"2024-01-01T00:00:00Z\""})
    void what_cannot_or_should_not_be_mirrored_is_not_asked_for(String field) throws IOException {
        Change change = upsert(
                "asset",
                "asset/1",
                "{\"originalFileName\":\"a.jpg\",\"checksum\":\"" + base64("one") + "\"," + field + "}");

        assertThat(mirror.missing(batch(change))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"fileModifiedAt\":\"%s\",\"fileCreatedAt\":\"2001-01-01T00:00:00Z\"",
                "\"fileCreatedAt\":\"%s\""
            })
    void a_file_is_as_old_as_its_original(String times) throws IOException {
        String modified = "2023-05-06T07:08:09Z";
        String json = json("IMG_1.jpg", "one", "2024-06-01").replace("}", "," + times.formatted(modified) + "}");

        follow(upsert("asset", "asset/1", json));

        assertThat(Files.getLastModifiedTime(folder.resolve("library/2024/2024-06-01/IMG_1.jpg")))
                .isEqualTo(FileTime.from(Instant.parse(modified)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil.jpg", "a/b/evil.jpg", "..\\\\evil.jpg"})
    void a_name_never_leaves_its_folder(String name) throws IOException {
        follow(asset("1", name, "one"));

        assertThat(files()).isEqualTo(Map.of("library/2024/2024-06-01/evil.jpg", "one"));
    }

    @Test
    void an_album_is_a_folder_of_second_names() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"), album("a", "Paris 2024"), link("a", "1"));

        assertThat(files())
                .isEqualTo(Map.of(
                        "library/2024/2024-06-01/IMG_1.jpg", "one",
                        "albums/Paris 2024/IMG_1.jpg", "one"));
        assertThat(Files.isSameFile(
                        folder.resolve("albums/Paris 2024/IMG_1.jpg"),
                        folder.resolve("library/2024/2024-06-01/IMG_1.jpg")))
                .isTrue();
    }

    @Test
    void a_link_may_be_told_before_its_asset_and_its_album() throws IOException {
        follow(link("a", "1"));
        follow(album("a", "Paris"));
        follow(asset("1", "IMG_1.jpg", "one"));

        assertThat(files()).containsKey("albums/Paris/IMG_1.jpg");
    }

    @Test
    void an_album_is_renamed_with_all_that_is_in_it() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"), album("a", "Paris"), link("a", "1"));

        follow(album("a", "Paris/London"));

        assertThat(files().keySet())
                .containsExactlyInAnyOrder("library/2024/2024-06-01/IMG_1.jpg", "albums/Paris-London/IMG_1.jpg");
    }

    @Test
    void two_albums_of_one_name_lie_side_by_side() throws IOException {
        follow(
                asset("1", "IMG_1.jpg", "one"),
                album("a", "Paris"),
                link("a", "1"),
                album("b", "Paris"),
                link("b", "1"));

        assertThat(files()).containsKeys("albums/Paris/IMG_1.jpg", "albums/Paris (b)/IMG_1.jpg");
    }

    @Test
    void two_files_of_one_name_in_an_album_lie_side_by_side() throws IOException {
        follow(
                asset("1", "IMG_1.jpg", "one"),
                new Change(
                        "s",
                        "asset",
                        "asset/2",
                        Operation.UPSERT,
                        null,
                        "v",
                        1,
                        9,
                        json("IMG_1.jpg", "two", "2023-01-01"),
                        null),
                album("a", "Paris"),
                link("a", "1"),
                link("a", "2"));

        assertThat(files())
                .containsEntry("albums/Paris/IMG_1.jpg", "one")
                .containsEntry("albums/Paris/IMG_1 (2).jpg", "two");
    }

    @Test
    void what_leaves_an_album_stays_in_the_library_and_what_others_put_there_stays() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"), album("a", "Paris"), link("a", "1"));
        Files.writeString(folder.resolve("albums/Paris/notes.txt"), "notes");

        follow(gone("album-link/a/1"), gone("album/a"));

        assertThat(files())
                .isEqualTo(Map.of("library/2024/2024-06-01/IMG_1.jpg", "one", "albums/Paris/notes.txt", "notes"));
    }

    @Test
    void an_album_follows_the_renaming_and_the_replacement_of_its_files() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"), album("a", "Paris"), link("a", "1"));

        follow(asset("1", "Eiffel.jpg", "two"));

        assertThat(files())
                .isEqualTo(Map.of(
                        "library/2024/2024-06-01/Eiffel.jpg", "two",
                        "albums/Paris/Eiffel.jpg", "two",
                        "trash/library/2024/2024-06-01/IMG_1.jpg", "one"));
    }

    @Test
    void two_mirrors_know_nothing_of_each_other() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"));

        assertThat(new Mirror(elsewhere.resolve("other"), store, "other")
                        .missing(batch(asset("1", "IMG_1.jpg", "one"))))
                .hasSize(1);
    }

    @Test
    void a_file_that_somebody_put_in_the_place_of_a_link_stays() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"), album("a", "Paris"), link("a", "1"));
        Path edited = folder.resolve("albums/Paris/IMG_1.jpg");
        Files.delete(edited);
        Files.writeString(edited, "edited");

        follow(gone("album-link/a/1"));

        assertThat(files())
                .isEqualTo(Map.of("library/2024/2024-06-01/IMG_1.jpg", "one", "albums/Paris/IMG_1.jpg", "edited"));
    }

    @Test
    void the_longest_names_that_a_disk_takes_can_be_there_twice() throws IOException {
        String name = "\u00e9".repeat(125) + ".jpg";
        String title = "\u00e9".repeat(127);

        follow(asset("aaaaaaaa-1", name, "one"), asset("bbbbbbbb-1", name, "two"));
        follow(album("a", title), link("a", "aaaaaaaa-1"), album("b", title), link("b", "bbbbbbbb-1"));

        assertThat(files().keySet()).hasSize(4).allMatch(path -> path.endsWith(".jpg"));
    }

    @Test
    void where_there_are_no_hard_links_an_album_is_a_list() throws IOException {
        mirror = new Mirror(folder, store, "mirror", (link, existing) -> {
            throw new FileSystemException(link.toString(), null, "Operation not permitted");
        });
        follow(asset("1", "IMG_1.jpg", "one"), asset("2", "IMG_2.jpg", "two"));
        follow(album("a", "Rome"), link("a", "1"), link("a", "2"), album("b", "London"));

        follow(gone("album-link/a/2"), album("a", "Paris"), gone("album/b"));

        assertThat(files())
                .isEqualTo(Map.of(
                        "library/2024/2024-06-01/IMG_1.jpg",
                        "one",
                        "library/2024/2024-06-01/IMG_2.jpg",
                        "two",
                        "albums/Paris.json",
                        "[{\"asset\":\"1\",\"path\":\"library/2024/2024-06-01/IMG_1.jpg\"}]"));
    }

    @Test
    void an_album_that_a_crash_left_without_its_names_gets_them_in_the_repetition() throws IOException {
        Change[] changes = {asset("1", "IMG_1.jpg", "one"), album("a", "Paris"), link("a", "1")};
        follow(changes);
        follow(trashed("1", "IMG_1.jpg", "one"));
        Change restored = asset("1", "IMG_1.jpg", "one");

        crashBeforeAlbumsAreTidy(restored);
        follow(restored);

        assertThat(files()).containsEntry("albums/Paris/IMG_1.jpg", "one");
    }

    @Test
    void an_album_keeps_no_old_bytes_when_a_crash_comes_after_a_replacement() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"), album("a", "Paris"), link("a", "1"));
        Change replaced = asset("1", "IMG_1.jpg", "better");

        crashBeforeAlbumsAreTidy(replaced);
        follow(replaced);

        assertThat(files()).containsEntry("albums/Paris/IMG_1.jpg", "better");
    }

    /** The last change cannot be applied: all before it is done, and the process ends. */
    private void crashBeforeAlbumsAreTidy(Change change) throws IOException {
        receive(batch(change));
        Change broken = upsert("asset", "asset/broken", "{}");
        assertThatThrownBy(() -> mirror.apply(batch(change, broken))).hasMessageContaining("asset/broken");
        mirror = new Mirror(folder, store, "mirror");
    }

    @Test
    void an_original_that_does_not_come_leaves_the_former_one_in_its_place() throws IOException {
        follow(asset("1", "IMG_1.jpg", "one"), album("a", "Paris"), link("a", "1"));

        mirror.apply(batch(asset("1", "IMG_1.jpg", "better")));

        assertThat(files())
                .isEqualTo(Map.of("library/2024/2024-06-01/IMG_1.jpg", "one", "albums/Paris/IMG_1.jpg", "one"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void after_any_changes_the_folder_is_the_library_also_when_batches_break_off_and_come_again(long seed)
            throws IOException {
        Random random = new Random(seed);
        Map<String, String> assets = new HashMap<>(); // id -> "name|content"
        Map<String, String> albums = new HashMap<>();
        Map<String, String> links = new HashMap<>();

        for (int round = 0; round < 60; round++) {
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                changes.addAll(randomChanges(random, assets, albums, links));
            }
            Change[] whole = changes.toArray(new Change[0]);
            if (random.nextInt(3) == 0) { // broken off half way
                ChangeBatch half = batch(
                        changes.subList(0, 1 + random.nextInt(changes.size())).toArray(new Change[0]));
                receive(batch(whole));
                mirror.apply(half);
                mirror = new Mirror(folder, store, "mirror");
            }
            follow(whole);
        }

        assertThat(contents("library"))
                .containsExactlyInAnyOrderElementsOf(assets.values().stream()
                        .map(asset -> asset.substring(asset.indexOf('|') + 1))
                        .toList());
        for (String album : albums.keySet()) {
            String home = store.read(session -> {
                var rows = session.prepare("select folder from mirror_album where album = ?");
                rows.setString(1, album);
                try (var row = rows.executeQuery()) {
                    row.next();
                    return row.getString(1);
                }
            });
            assertThat(contents(home))
                    .as(album)
                    .containsExactlyInAnyOrderElementsOf(links.values().stream()
                            .filter(link -> link.startsWith(album + "/"))
                            .map(link -> assets.get(link.substring(link.indexOf('/') + 1)))
                            .map(asset -> asset.substring(asset.indexOf('|') + 1))
                            .toList());
        }
        assertThat(files().keySet()).noneMatch(path -> path.startsWith(".incoming"));
    }

    private List<Change> randomChanges(
            Random random, Map<String, String> assets, Map<String, String> albums, Map<String, String> links) {
        String asset = "asset-" + random.nextInt(12);
        String album = "album-" + random.nextInt(3);
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                String name = "IMG_" + random.nextInt(4) + ".jpg";
                String content = asset + " v" + random.nextInt(3);
                assets.put(asset, name + "|" + content);
                return List.of(asset(asset, name, content));
            }
            case 3 -> {
                assets.remove(asset);
                List<Change> gone = new ArrayList<>();
                links.keySet().stream()
                        .filter(link -> link.endsWith("/" + asset))
                        .forEach(link -> gone.add(gone("album-link/" + link)));
                links.keySet().removeIf(link -> link.endsWith("/" + asset));
                gone.add(gone("asset/" + asset));
                return gone;
            }
            case 4 -> {
                String name = "Album " + random.nextInt(2);
                albums.put(album, name);
                return List.of(album(album, name));
            }
            case 5, 6 -> {
                if (assets.containsKey(asset) && albums.containsKey(album)) {
                    links.put(album + "/" + asset, album + "/" + asset);
                    return List.of(link(album, asset));
                }
                return List.of(gone("album-link/" + album + "/" + asset));
            }
            default -> {
                links.remove(album + "/" + asset);
                return List.of(gone("album-link/" + album + "/" + asset));
            }
        }
    }

    private void follow(Change... changes) throws IOException {
        ChangeBatch batch = batch(changes);
        receive(batch);
        mirror.apply(batch);
        Map<String, String> once = files();
        mirror.apply(batch);
        assertThat(files()).as("after the same batch again").isEqualTo(once);
    }

    private final Map<String, String> contentOf = new HashMap<>();

    private void receive(ChangeBatch batch) throws IOException {
        for (MirrorAsset asset : mirror.missing(batch)) {
            mirror.receive(
                    asset,
                    new ByteArrayInputStream(
                            String.valueOf(contentOf.get(asset.checksum())).getBytes(UTF_8)));
        }
    }

    private Change asset(String id, String name, String content) {
        return upsert("asset", "asset/" + id, json(name, content, "2024-06-01"));
    }

    private Change trashed(String id, String name, String content) {
        return upsert(
                "asset",
                "asset/" + id,
                json(name, content, "2024-06-01").replace("}", ",\"deletedAt\":\"2024-07-01T00:00:00Z\"}"));
    }

    private String json(String name, String content, String day) {
        contentOf.put(java.util.HexFormat.of().formatHex(sha1(content)), content);
        return "{\"originalFileName\":\"" + name + "\",\"localDateTime\":\"" + day + "T10:00:00.000Z\",\"checksum\":\""
                + base64(content) + "\"}";
    }

    private Change album(String id, String name) {
        return upsert("album", "album/" + id, "{\"name\":\"" + name + "\"}");
    }

    private Change link(String album, String asset) {
        return upsert("album-link", "album-link/" + album + "/" + asset, "{}");
    }

    private Change upsert(String type, String key, String json) {
        return new Change("s", type, key, Operation.UPSERT, null, "v", 1, ++sequence, json, null);
    }

    private Change gone(String key) {
        String type = key.substring(0, key.indexOf('/'));
        return new Change("s", type, key, Operation.DELETE, null, "v", 1, ++sequence, null, null);
    }

    private static ChangeBatch batch(Change... changes) {
        return new ChangeBatch("photos", "app.immich", Envelope.CLOUDEVENTS, List.of(changes));
    }

    private List<String> contents(String below) {
        return files().entrySet().stream()
                .filter(file -> file.getKey().startsWith(below + "/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Map<String, String> files() {
        try (Stream<Path> tree = Files.walk(folder)) {
            Map<String, String> files = new TreeMap<>();
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base64(String content) {
        return Base64.getEncoder().encodeToString(sha1(content));
    }

    private static byte[] sha1(String content) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(content.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
