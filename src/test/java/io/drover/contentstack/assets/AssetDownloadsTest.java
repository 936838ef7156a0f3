package io.drover.contentstack.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.contentstack.api.StackHost;
import io.drover.contentstack.api.StackSettings;
import io.drover.feed.Change;
import io.drover.feed.ChangeBatch;
import io.drover.feed.Envelope;
import io.drover.feed.Operation;
import io.drover.http.ApiException;
import io.drover.http.HttpSettings;
import io.drover.http.Network;
import io.drover.sandbox.StackOperation;
import io.drover.sandbox.contentstack.AssetUpload;
import io.drover.sandbox.contentstack.ContentKey;
import io.drover.sandbox.contentstack.ContentstackServer;
import io.drover.sandbox.contentstack.StateFilter;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The folder has the files of what is published, each whole, and nothing is fetched from anywhere else. */
@Timeout(60)
class AssetDownloadsTest {
    private static final Instant START = Instant.parse("2026-05-06T07:08:09Z");

    @TempDir
    private Path root;

    private final SettableClock clock = new SettableClock(START);
    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private final List<Change> changes = new ArrayList<>();
    private ContentstackServer server;
    private AssetDownloads downloads;

    @BeforeEach
    void start() throws IOException {
        server = ContentstackServer.builder().clock(clock).start();
        StackSettings settings = new StackSettings(
                StackHost.parse("host", server.url().toString()),
                server::apiKey,
                server::deliveryToken,
                server.environment(),
                null,
                HttpSettings.defaults(),
                Network.direct(),
                clock);
        downloads =
                new AssetDownloads(root, settings, new AssetHosts(server.url().getHost(), ""), threads);
    }

    @AfterEach
    void stop() {
        downloads.close();
        threads.shutdownNow();
        server.close();
    }

    @Test
    void each_published_asset_has_its_file_with_the_time_of_its_version() throws Exception {
        publish("blt1", "en-us", "logo.png", "one");
        publish("blt1", "de-de", "logo.png", "one");
        publish("blt2", "en-us", "page.pdf", "");

        downloads.apply(batch());

        assertThat(files()).containsExactly("blt1/de-de/logo.png", "blt1/en-us/logo.png", "blt2/en-us/page.pdf");
        assertThat(root.resolve("blt1/en-us/logo.png")).hasContent("one");
        assertThat(Files.getLastModifiedTime(root.resolve("blt1/en-us/logo.png"))
                        .toInstant())
                .isEqualTo(START);
    }

    @Test
    void neither_the_key_nor_the_token_is_shown_to_servers_of_files() throws Exception {
        publish("blt1", "en-us", "logo.png", "one");

        downloads.apply(batch());

        assertThat(server.receivedHeaders()).doesNotContainKeys("api_key", "access_token");
    }

    @Test
    void a_batch_that_comes_again_fetches_what_is_missing_alone() throws Exception {
        publish("blt1", "en-us", "a.png", "one");
        publish("blt2", "en-us", "b.png", "two");
        downloads.apply(batch());
        Files.delete(root.resolve("blt2/en-us/b.png"));

        downloads.apply(batch());

        assertThat(server.requests(StackOperation.STACK_ASSET)).isEqualTo(3);
        assertThat(files()).containsExactly("blt1/en-us/a.png", "blt2/en-us/b.png");
    }

    @Test
    void a_new_version_takes_the_place_of_the_old_one_though_it_has_its_name_and_size() throws Exception {
        publish("blt1", "en-us", "a.png", "one");
        downloads.apply(batch());
        clock.advance(Duration.ofSeconds(1));
        publish("blt1", "en-us", "a.png", "two");

        downloads.apply(batch());

        assertThat(files()).containsExactly("blt1/en-us/a.png");
        assertThat(root.resolve("blt1/en-us/a.png")).hasContent("two");
    }

    @Test
    void a_version_under_another_name_sends_the_old_one_to_the_trash() throws Exception {
        publish("blt1", "en-us", "a.png", "one");
        downloads.apply(batch());
        clock.advance(Duration.ofSeconds(1));
        publish("blt1", "en-us", "b.png", "two");

        downloads.apply(batch());

        assertThat(files()).containsExactly(".trash/blt1/en-us/a.png", "blt1/en-us/b.png");
    }

    @Test
    void what_is_unpublished_moves_to_the_trash_where_nothing_is_overwritten() throws Exception {
        for (String content : List.of("one", "two")) {
            clock.advance(Duration.ofSeconds(1));
            publish("blt1", "en-us", "a.png", content);
            publish("blt1", "de-de", "a.png", content);
            downloads.apply(batch());
            changes.add(gone("asset/blt1/en-us"));
            downloads.apply(batch());
        }

        assertThat(files())
                .containsExactly(".trash/blt1/en-us/a (2).png", ".trash/blt1/en-us/a.png", "blt1/de-de/a.png");
        assertThat(root.resolve(".trash/blt1/en-us/a (2).png")).hasContent("two");
        assertThat(root.resolve("blt1/en-us")).doesNotExist();
    }

    @Test
    void an_asset_that_is_gone_in_all_locales_leaves_nothing_but_its_trash() throws Exception {
        publish("blt1", "en-us", "a.png", "one");
        publish("blt1", "de-de", "a.png", "one");
        downloads.apply(batch());
        changes.add(gone("asset/blt1"));

        downloads.apply(batch());

        assertThat(files()).containsExactly(".trash/blt1/de-de/a.png", ".trash/blt1/en-us/a.png");
        assertThat(root.resolve("blt1")).doesNotExist();
    }

    @Test
    void what_is_gone_at_the_end_of_a_batch_is_not_fetched() throws Exception {
        publish("blt1", "en-us", "a.png", "one");
        changes.add(gone("asset/blt1"));

        downloads.apply(batch());

        assertThat(server.requests(StackOperation.STACK_ASSET)).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    void a_name_cannot_lead_out_of_its_folder() throws Exception {
        publish("blt1", "en-us", "../../etc/pass\nwd", "one");

        downloads.apply(batch());

        assertThat(files()).containsExactly("blt1/en-us/passwd");
    }

    @Test
    void a_key_cannot_lead_out_of_the_folder() {
        changes.add(asset("asset/%2E%2E/en-us", server.url() + "/v3/assets/a", "1"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> downloads.apply(batch()))
                .withMessage("asset/%2E%2E/en-us: '..' cannot be the name of a folder: allowed is what has no slash, no"
                        + " control character and no dot in front");
    }

    @Test
    void an_address_elsewhere_is_refused_and_not_called() {
        changes.add(asset("asset/blt1/en-us", "http://169.254.169.254/latest/meta-data", "1"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> downloads.apply(batch()))
                .withMessage("asset/blt1/en-us: its url leads to the host 169.254.169.254, and nothing is fetched from"
                        + " there; allowed are *.contentstack.io, *.contentstack.com, 127.0.0.1; add the host to the"
                        + " option hosts if it is yours");
    }

    @Test
    void a_file_of_another_size_than_the_asset_says_fails_the_batch_and_is_not_kept() {
        publish("blt1", "en-us", "a.png", "one");
        Change good = changes.remove(0);
        changes.add(withData(good, String.valueOf(good.data()).replace("\"file_size\":\"3\"", "\"file_size\":\"4\"")));

        assertThatThrownBy(() -> downloads.apply(batch()))
                .isInstanceOf(IOException.class)
                .hasMessage("asset/blt1/en-us: its file has 3 bytes, and its file_size is 4");
        assertThat(root.resolve("blt1")).doesNotExist();
        assertThat(root.resolve(".incoming")).isEmptyDirectory();
    }

    @Test
    void a_size_that_is_no_number_is_told_by_its_field() {
        changes.add(asset("asset/blt1/en-us", server.url() + "/v3/assets/a", "3 kB"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> downloads.apply(batch()))
                .withMessage("asset/blt1/en-us: its file_size is '3 kB'; it must be a number of bytes");
    }

    @Test
    void a_server_that_fails_fails_the_batch_and_the_others_are_kept() throws Exception {
        publish("blt1", "en-us", "a.png", "one");
        publish("blt2", "en-us", "b.png", "two");
        downloads.apply(batch());
        publish("blt3", "en-us", "c.png", "three");
        server.addFaults("stack-asset: status 503 x1");

        assertThatThrownBy(() -> downloads.apply(batch()))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("503");
        downloads.apply(batch());

        assertThat(files()).containsExactly("blt1/en-us/a.png", "blt2/en-us/b.png", "blt3/en-us/c.png");
        assertThat(server.requests(StackOperation.STACK_ASSET)).isEqualTo(4);
    }

    @Test
    void a_file_that_breaks_off_is_not_kept() {
        publish("blt1", "en-us", "a.png", "a file that breaks off");
        server.addFaults("stack-asset: cut-answer 5 x1");

        assertThatThrownBy(() -> downloads.apply(batch())).isInstanceOf(IOException.class);
        assertThat(root.resolve("blt1")).doesNotExist();
    }

    @Test
    void a_file_that_is_gone_meanwhile_is_left_out() throws Exception {
        changes.add(asset("asset/blt1/en-us", server.url() + "/v3/assets/no/such/file", "1"));
        publish("blt2", "en-us", "b.png", "two");

        downloads.apply(batch());

        assertThat(files()).containsExactly("blt2/en-us/b.png");
    }

    @Test
    void a_page_is_a_file_when_the_asset_says_so_and_else_the_words_of_a_gateway() throws Exception {
        server.content().save(new AssetUpload("blt1", "a.html", "text/html", "<p>one</p>".getBytes(UTF_8)));
        published("blt1", "en-us");
        publish("blt2", "en-us", "b.png", "two");
        downloads.apply(batch());
        Files.delete(root.resolve("blt2/en-us/b.png"));
        server.addFaults("stack-asset: html x1");

        assertThatThrownBy(() -> downloads.apply(batch()))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("was answered with an HTML page");
        assertThat(root.resolve("blt1/en-us/a.html")).hasContent("<p>one</p>");
    }

    @Test
    void a_folder_that_is_not_there_is_not_made() throws Exception {
        publish("blt1", "en-us", "a.png", "one");
        Files.delete(root);

        assertThatThrownBy(() -> downloads.apply(batch()))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "the folder for assets " + root + " is not there: mount or make it; nothing is lost meanwhile");
        Files.createDirectory(root);
    }

    private void publish(String uid, String locale, String name, String content) {
        server.content().save(new AssetUpload(uid, name, "image/png", content.getBytes(UTF_8)));
        published(uid, locale);
    }

    private void published(String uid, String locale) {
        ContentKey key = new ContentKey(ContentKey.ASSETS, uid, locale);
        server.content().publish(key);
        String data = Objects.requireNonNull(
                        server.content().published(StateFilter.ALL).get(key))
                .data();
        changes.add(change("asset/" + uid + "/" + locale, Operation.UPSERT, data));
    }

    private static Change asset(String key, String url, String size) {
        return change(
                key,
                Operation.UPSERT,
                "{\"filename\":\"a.png\",\"url\":\"" + url + "\",\"file_size\":\"" + size + "\"}");
    }

    private static Change gone(String key) {
        return change(key, Operation.DELETE, null);
    }

    private static Change withData(Change change, String data) {
        return change(change.key(), change.operation(), data);
    }

    private static Change change(String key, Operation operation, @Nullable String data) {
        return new Change("/contentstack", "asset", key, operation, START, "1", 1, 1, data, null);
    }

    private ChangeBatch batch() {
        return new ChangeBatch("contentstack", "com.contentstack", Envelope.CLOUDEVENTS, changes);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
