package io.drover.sandbox.contentstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.sandbox.contentstack.StackClient.Reply;
import io.drover.sandbox.contentstack.StackClient.Run;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the synchronization API, each as it was recorded or as the vendor's documents and clients have it. */
class SyncContractTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00.000Z"));
    private ContentstackServer server;
    private StackContent content;
    private StackClient client;

    @BeforeEach
    void start() throws IOException {
        start(ContentstackServer.builder());
    }

    private void start(ContentstackBuilder builder) throws IOException {
        server = builder.clock(clock).start();
        content = server.content();
        client = StackClient.of(server);
    }

    private void restart(ContentstackBuilder builder) throws IOException {
        server.close();
        start(builder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    // Who may ask

    @ParameterizedTest
    @CsvSource({"api_key, 412, 109", "access_token, 401, 105"})
    void a_missing_or_wrong_key_is_refused(String header, int status, int code) {
        Reply missing = client.without(header).sync("init", "true");
        Reply wrong = client.with(header, "blt0").sync("init", "true");

        assertThat(Stream.of(missing, wrong)).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.json().path("error_code").asInt()).isEqualTo(code);
            assertThat(reply.json().path("error_message").asText()).isNotEmpty();
            assertThat(reply.json().path("errors").has(header)).isTrue();
        });
    }

    @Test
    void an_environment_is_read_with_its_own_token() {
        content.publish(entry("one"));
        server.content("preview", "main").publish(key("one"));
        StackClient preview = client.with("access_token", server.deliveryToken("preview"));

        JsonNode shown =
                preview.sync("init", "true", "environment", "preview").items().get(0);
        Reply crossed = client.sync("init", "true", "environment", "preview");

        assertThat(shown.at("/data/publish_details/environment"))
                .isNotEqualTo(client.sync("init", "true").items().get(0).at("/data/publish_details/environment"));
        assertInvalid(crossed, "environment");
    }

    @Test
    void an_environment_may_be_named_by_its_uid() {
        content.publish(entry("one"));
        String uid = client.begin()
                .items()
                .get(0)
                .at("/data/publish_details/environment")
                .asText();

        assertThat(client.sync("init", "true", "environment", uid).status()).isEqualTo(200);
    }

    @Test
    void a_branch_has_content_of_its_own() {
        content.publish(entry("one"));
        server.content("production", "develop").publish(entry("two"));

        assertThat(client.begin().uids()).containsExactly("one");
        assertThat(client.with("branch", "develop").begin().uids()).containsExactly("two");
        assertThat(client.with("branch", "main").begin().uids()).containsExactly("one");
        assertInvalid(client.with("branch", "old").sync("init", "true"), "branch");
    }

    @Test
    void a_token_is_of_no_use_elsewhere() {
        String token = client.begin().syncToken();

        assertInvalid(client.with("branch", "develop").sync("sync_token", token), "sync_token");
        assertInvalid(
                client.with("access_token", server.deliveryToken("preview")).sync("sync_token", token), "sync_token");
    }

    // What is asked for

    @Test
    void exactly_one_of_init_and_the_tokens_is_needed() {
        String token = client.begin().syncToken();

        assertThat(Stream.of(
                        client.sync(),
                        client.sync("type", "entry_published"),
                        client.sync("init", "true", "sync_token", token),
                        client.sync("sync_token", token, "pagination_token", token)))
                .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(422))
                .allSatisfy(reply ->
                        assertThat(reply.json().path("error_message").asText()).contains("Exactly one"));
    }

    @ParameterizedTest
    @CsvSource({
        "init, yes, init",
        "type, ENTRY_PUBLISHED, type",
        "type, entry_archived, type",
        "locale, fr-fr, locale",
        "start_from, yesterday, start_from",
        "limit, 0, limit",
        "limit, many, limit",
        "environment, staging, environment"
    })
    void a_parameter_that_makes_no_sense_is_refused_by_its_name(String name, String value, String complaint) {
        Reply reply = name.equals("init") ? client.sync(name, value) : client.sync("init", "true", name, value);

        assertInvalid(reply, complaint);
    }

    @Test
    void an_unknown_content_type_is_refused_as_recorded() {
        Reply reply = client.sync("init", "true", "content_type_uid", "article,page");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("error_code").asInt()).isEqualTo(118);
        assertThat(reply.json().path("error_message").asText())
                .isEqualTo("The Content Type 'article,page' was not found. Please try again.");
        assertThat(reply.json().at("/errors/uid/0").asText()).isEqualTo("is not valid.");
    }

    @Test
    void a_parameter_that_nobody_knows_is_ignored() {
        content.publish(entry("one"));

        assertThat(client.begin("start_date", "2030-01-01T00:00:00Z").uids()).containsExactly("one");
    }

    @Test
    void without_a_type_only_publications_are_told() {
        content.publish(entry("one"));
        content.publish(entry("two"));
        content.unpublish(key("two"));

        Reply first = client.sync("init", "true");
        content.unpublish(key("one"));
        Reply then = client.sync("sync_token", first.syncToken());

        assertThat(client.follow(first).uids()).containsExactly("one");
        assertThat(then.items()).isEmpty();
    }

    @Test
    void the_filter_of_the_beginning_is_that_of_its_tokens() {
        content.define("page");
        String token = client.begin("content_type_uid", "page", "locale", "en-us", "limit", "1")
                .syncToken();
        content.publish(entry("one"));
        content.publish(EntryDraft.of("page", "two", "en-us", "Two"));
        content.publish(EntryDraft.of("page", "two", "en-gb", "Two"));

        Run run =
                client.follow(client.sync("sync_token", token, "type", "entry_deleted", "content_type_uid", "article"));

        assertThat(run.uids()).containsExactly("two");
        assertThat(run.items().get(0).at("/data/publish_details/locale").asText())
                .isEqualTo("en-us");
    }

    @Test
    void with_a_content_type_there_are_no_assets_and_with_a_locale_there_are() {
        content.publish(entry("one"));
        content.save(photo("photo"));
        content.publish(ContentKey.asset("photo", "en-us"));
        content.publish(ContentKey.asset("photo", "en-gb"));

        assertThat(client.begin("content_type_uid", "article").uids()).containsExactly("one");
        assertThat(client.begin("locale", "en-us").uids()).containsExactlyInAnyOrder("one", "photo");
        assertThat(client.begin("locale", "en-gb").uids()).containsExactly("photo");
    }

    @Test
    void start_from_leaves_out_what_is_older() {
        content.publish(entry("old"));
        clock.advance(Duration.ofDays(1));
        content.publish(entry("new"));

        assertThat(client.begin("start_from", "2026-03-02").uids()).containsExactly("new");
        assertThat(client.begin("start_from", "2026-03-01T10:00:00.000Z").uids())
                .containsExactly("new", "old");
        assertThat(client.begin("start_from", "2026-03-01T12:00:00+01:00").uids())
                .containsExactly("new");
    }

    // Pages

    @Test
    void pages_hold_up_to_a_hundred_and_count_on() {
        publish(230);

        Run run = client.begin();

        assertThat(run.pages()).extracting(page -> page.items().size()).containsExactly(100, 100, 30);
        assertThat(run.pages())
                .extracting(page -> page.json().path("skip").asInt())
                .containsExactly(0, 100, 200);
        assertThat(run.pages()).allSatisfy(page -> {
            assertThat(page.json().path("total_count").asInt()).isEqualTo(230);
            assertThat(page.json().path("limit").asInt()).isEqualTo(100);
            assertThat(page.json().has("sync_token")).isNotEqualTo(page.json().has("pagination_token"));
        });
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "100, 100", "5000, 100"})
    void a_limit_makes_smaller_pages_and_no_larger_ones(int limit, int most) {
        publish(101);

        Run run = client.begin("limit", String.valueOf(limit));

        assertThat(run.pages().get(0).items()).hasSize(most);
        assertThat(run.items()).hasSize(101);
    }

    @Test
    void items_come_newest_first_over_all_pages() {
        for (int i = 0; i < 150; i++) {
            content.publish(entry("entry" + i));
            clock.advance(Duration.ofMillis(i % 3));
        }

        Run run = client.begin();

        assertThat(run.stamps()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(run.uids())
                .containsExactlyElementsOf(IntStream.range(0, 150)
                        .mapToObj(i -> "entry" + (149 - i))
                        .toList());
    }

    @Test
    void a_page_that_is_asked_for_again_is_the_same_and_comes_from_the_cache() {
        publish(150);
        String token = client.sync("init", "true").paginationToken();

        Reply first = client.sync("pagination_token", token);
        publish(10);
        Reply again = client.sync("pagination_token", token);

        assertThat(first.header("x-cache")).isEqualTo("MISS");
        assertThat(again.header("x-cache")).isEqualTo("HIT");
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void what_is_published_between_pages_comes_with_the_sync_token() {
        publish(150);
        Reply first = client.sync("init", "true");
        content.publish(entry("between"));

        Run run = client.follow(first);

        assertThat(run.items()).hasSize(150);
        assertThat(run.uids()).doesNotContain("between").doesNotHaveDuplicates();
        assertThat(client.since(run.syncToken()).uids()).containsExactly("between");
    }

    @Test
    void a_stack_can_shift_its_pages_instead() throws IOException {
        restart(ContentstackServer.builder().shifting());
        publish(150);
        Reply first = client.sync("init", "true");
        content.publish(entry("between"));

        Run run = client.follow(first);

        assertThat(run.items()).hasSize(151);
        assertThat(run.uids().get(100)).isEqualTo(run.uids().get(99));
        assertThat(run.pages())
                .allSatisfy(page ->
                        assertThat(page.json().path("total_count").asInt()).isEqualTo(150));
        assertThat(client.since(run.syncToken()).uids()).containsExactly("between");
    }

    // What happens later

    @Test
    void nothing_new_is_no_items_and_the_same_token_alone() {
        publish(1);
        String token = client.begin().syncToken();

        JsonNode body = client.sync("sync_token", token).json();

        assertThat(body.properties().stream().map(field -> field.getKey())).containsExactly("items", "sync_token");
        assertThat(body.path("items")).isEmpty();
        assertThat(body.path("sync_token").asText()).isEqualTo(token);
    }

    @Test
    void a_delta_of_more_than_a_page_comes_in_pages() {
        String token = client.begin().syncToken();
        publish(120);

        Run run = client.since(token);

        assertThat(run.pages()).hasSize(2);
        assertThat(run.items()).hasSize(120);
        assertThat(client.since(run.syncToken()).items()).isEmpty();
    }

    @Test
    void a_sync_token_can_be_used_again() {
        String token = client.begin().syncToken();
        content.publish(entry("one"));

        assertThat(client.since(token).uids()).containsExactly("one");
        content.publish(entry("two"));
        assertThat(client.since(token).uids()).containsExactly("two", "one");
    }

    @Test
    void a_delta_tells_all_that_happened_newest_first() {
        String token = client.begin().syncToken();
        content.publish(entry("one"));
        content.unpublish(key("one"));
        content.publish(entry("one"));

        assertThat(client.since(token).types())
                .containsExactly("entry_published", "entry_unpublished", "entry_published");
        assertThat(client.since(token).items())
                .extracting(item -> item.at("/data/_version").asInt())
                .containsExactly(2, 0, 1);
    }

    @Test
    void a_stack_can_tell_only_the_last_of_each_key() throws IOException {
        restart(ContentstackServer.builder().coalesced());
        String token = client.begin().syncToken();
        content.publish(entry("one"));
        content.publish(entry("two"));
        content.unpublish(key("one"));
        content.publish(EntryDraft.of("author", "three", "en-us", "Three"));
        content.deleteContentType("author");

        assertThat(client.since(token).types())
                .containsExactly("content_type_deleted", "entry_unpublished", "entry_published");
    }

    @Test
    void a_late_event_is_told_late_with_its_own_time() {
        content.publish(entry("one"));
        String token = client.begin().syncToken();
        content.save(entry("late"));
        content.publishLate(key("late"), clock.instant().minusSeconds(60));

        Run run = client.since(token);

        assertThat(run.uids()).containsExactly("late");
        assertThat(run.stamps()).containsExactly("2026-03-01T09:59:00.000Z");
    }

    @Test
    void a_late_event_cannot_be_older_than_the_last_of_its_key() {
        content.publish(entry("one"));
        Instant now = clock.instant();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> content.publishLate(key("one"), now.minusMillis(1)))
                .withMessageContaining("cannot have been published at 2026-03-01T09:59:59.999Z");
        assertThatIllegalArgumentException().isThrownBy(() -> content.publishLate(key("one"), now.plusMillis(1)));
    }

    @Test
    void what_is_not_there_cannot_be_published_or_unpublished() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> content.publish(key("one")))
                .withMessageContaining("nothing is saved in its locale or one that it falls back to");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> content.unpublish(key("one")))
                .withMessageContaining("is not published in production");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> content.save(EntryDraft.of("article", "one", "fr-fr", "Une")))
                .withMessage("the stack has no locale 'fr-fr'; it has [en-us, en-gb, de-de]");
    }

    @Test
    void events_of_one_millisecond_keep_their_order() {
        String token = client.begin().syncToken();
        publish(120);

        Run run = client.since(token);

        assertThat(run.stamps()).containsOnly("2026-03-01T10:00:00.000Z");
        assertThat(run.uids().get(0)).isEqualTo("entry119");
        assertThat(run.uids().get(119)).isEqualTo("entry0");
    }

    @Test
    void time_does_not_go_back() {
        content.publish(entry("one"));
        clock.advance(Duration.ofHours(-1));
        content.publish(entry("two"));

        assertThat(client.begin().stamps()).containsOnly("2026-03-01T10:00:00.000Z");
    }

    @ParameterizedTest
    @CsvSource({"sync_token", "pagination_token"})
    void a_token_that_is_not_valid_is_refused_by_its_name(String name) {
        assertInvalid(client.sync(name, "blt0"), name);
    }

    @Test
    void one_kind_of_token_is_not_the_other() {
        publish(150);
        Reply first = client.sync("init", "true");
        String syncToken = client.follow(first).syncToken();

        assertInvalid(client.sync("sync_token", first.paginationToken()), "sync_token");
        assertInvalid(client.sync("pagination_token", syncToken), "pagination_token");
    }

    @Test
    void tokens_can_be_lost() {
        publish(150);
        Reply first = client.sync("init", "true");
        String syncToken = client.follow(first).syncToken();

        server.forgetTokens();

        assertInvalid(client.sync("pagination_token", first.paginationToken()), "pagination_token");
        assertInvalid(client.sync("sync_token", syncToken), "sync_token");
        assertThat(client.begin().items()).hasSize(150);
    }

    // Items

    @Test
    void a_beginning_tells_what_is_published_and_what_is_gone() {
        content.publish(entry("kept"));
        content.publish(entry("kept"));
        content.publish(entry("hidden"));
        content.unpublish(key("hidden"));
        content.publish(entry("deleted"));
        content.delete("article", "deleted");
        content.publish(EntryDraft.of("author", "ann", "en-us", "Ann"));
        content.deleteContentType("author");

        Run run = client.begin();

        assertThat(run.types())
                .containsExactly("content_type_deleted", "entry_deleted", "entry_unpublished", "entry_published");
        assertThat(run.items().get(3).at("/data/_version").asInt()).isEqualTo(2);
    }

    @Test
    void an_entry_is_shown_in_a_locale_that_falls_back_to_its_own() {
        content.publish(entry("one"));
        content.publish(new ContentKey("article", "one", "en-gb"));

        JsonNode item = client.begin("locale", "en-gb").items().get(0);

        assertThat(item.at("/data/locale").asText()).isEqualTo("en-us");
        assertThat(item.at("/data/publish_details/locale").asText()).isEqualTo("en-gb");
    }

    @Test
    void a_translation_is_shown_in_the_place_of_what_it_fell_back_to() {
        content.publish(entry("one"));
        content.publish(new ContentKey("article", "one", "en-gb"));
        content.publish(EntryDraft.of("article", "one", "en-gb", "Colour"));

        JsonNode data = client.begin("locale", "en-gb").items().get(0).path("data");

        assertThat(data.path("title").asText()).isEqualTo("Colour");
        assertThat(data.path("locale").asText()).isEqualTo("en-gb");
    }

    @Test
    void an_entry_refers_to_others_by_uid_and_content_type() {
        content.publish(entry("one").refersTo("author", "author", "ann").refersTo("author", "author", "bob"));

        JsonNode references = client.begin().items().get(0).at("/data/author");

        assertThat(references).hasToString("""
                [{"uid":"ann","_content_type_uid":"author"},{"uid":"bob","_content_type_uid":"author"}]""");
    }

    @Test
    void the_stamp_of_an_event_is_not_that_of_its_publication() {
        publish(20);

        assertThat(client.begin().items())
                .anyMatch(item -> !item.path("event_at").equals(item.at("/data/publish_details/time")))
                .allMatch(item -> item.path("event_at").asText().startsWith("2026-03-01T10:00:00.000")
                        && item.at("/data/publish_details/time").asText().matches("2026-03-01T(09:59:59|10:00:00).*"));
    }

    @Test
    void a_deletion_is_told_for_each_locale_that_was_published() {
        content.publish(entry("one"));
        content.publish(new ContentKey("article", "one", "de-de"));
        content.unpublish(new ContentKey("article", "one", "de-de"));
        content.publish(entry("other"));
        String token = client.begin().syncToken();
        content.delete("article", "one");

        assertThat(client.since(token).items())
                .extracting(item -> item.at("/data/locale").asText())
                .containsExactlyInAnyOrder("en-us", "de-de");
    }

    @Test
    void a_deletion_can_concern_one_locale() {
        content.publish(entry("one"));
        content.publish(EntryDraft.of("article", "one", "en-gb", "One"));
        String token = client.begin().syncToken();
        content.delete(new ContentKey("article", "one", "en-gb"));

        assertThat(client.since(token).items())
                .extracting(item -> item.at("/data/locale").asText())
                .containsExactly("en-gb");
        assertThat(content.isPublished(key("one"))).isTrue();
    }

    @Test
    void a_content_type_is_deleted_in_every_environment_with_one_item() {
        content.publish(entry("one"));
        content.publish(entry("two"));
        StackClient preview = client.with("access_token", server.deliveryToken("preview"));
        String token = client.begin().syncToken();
        String ofLocale = client.begin("locale", "de-de").syncToken();
        String elsewhere = preview.begin().syncToken();
        content.deleteContentType("article");

        assertThat(client.since(token).items()).singleElement().satisfies(item -> {
            assertThat(item.path("type").asText()).isEqualTo("content_type_deleted");
            assertThat(item.path("content_type_uid").asText()).isEqualTo("article");
            assertThat(item.path("data")).isEmpty();
        });
        assertThat(client.since(ofLocale).types()).containsExactly("content_type_deleted");
        assertThat(preview.since(elsewhere).types()).containsExactly("content_type_deleted");
        assertThat(content.published(StateFilter.ALL)).isEmpty();
    }

    @Test
    void an_item_can_be_odd() {
        content.publish(entry("usual"));
        content.odd(Oddity.MALFORMED_STAMP);
        content.odd(Oddity.NO_PUBLISH_DETAILS);
        content.odd(Oddity.NO_CONTENT_TYPE);
        content.publish(entry("stamp"));
        content.publish(entry("details"));
        content.unpublish(key("usual"));

        List<JsonNode> items = client.begin().items();

        assertThat(items.get(2).path("event_at").asText()).isEqualTo("2026-03-01T10:00:000Z");
        assertThat(items.get(1).path("data").has("publish_details")).isFalse();
        assertThat(items.get(0).has("content_type_uid")).isFalse();
        assertThat(items.get(0).path("type").asText()).isEqualTo("entry_unpublished");
    }

    @Test
    void an_unknown_type_is_told_whatever_was_asked_for() {
        String token = client.sync("init", "true", "type", "entry_deleted").syncToken();
        content.announce("entry_archived", key("one"));

        assertThat(client.since(token).types()).containsExactly("entry_archived");
        assertThat(client.begin().types()).containsExactly("entry_archived");
    }

    // Files and other addresses

    @Test
    void the_file_of_an_asset_is_under_its_url() {
        AssetUpload old = photo("photo");
        AssetUpload replaced = new AssetUpload("photo", "Ein Foto.png", "image/png", new byte[] {4, 5});
        content.save(old);
        content.publish(ContentKey.asset("photo", "en-us"));
        String token = client.sync("init", "true").syncToken();
        String before = client.begin().items().get(0).at("/data/url").asText();
        content.save(replaced);
        content.publish(ContentKey.asset("photo", "en-us"));

        JsonNode data = client.since(token).items().get(0).path("data");
        Reply file = client.without("access_token")
                .without("api_key")
                .get(URI.create(data.path("url").asText()));

        assertThat(data.path("file_size").asText()).isEqualTo("2");
        assertThat(file.response().body()).isEqualTo(replaced.content());
        assertThat(file.header("Content-Type")).isEqualTo("image/png");
        assertThat(client.get(URI.create(before)).response().body()).isEqualTo(old.content());
        assertThat(client.get(URI.create(before + "x")).status()).isEqualTo(404);
    }

    @Test
    void there_is_nothing_else() {
        URI elsewhere = server.url().resolve("/v3/stacks");
        URI sync = server.url().resolve("/v3/stacks/sync?init=true");

        assertThat(client.get(elsewhere).status()).isEqualTo(404);
        assertThat(client.send(client.request(sync).POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_answer_is_compressed_for_who_takes_it() {
        publish(100);
        URI sync = server.url().resolve("/v3/stacks/sync?init=true");

        Reply plain = client.get(sync);
        Reply compressed = client.send(client.request(sync).header("Accept-Encoding", "gzip"));

        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.response().body().length)
                .isLessThan(plain.response().body().length / 4);
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            content.publish(entry("entry" + i));
        }
    }

    private static void assertInvalid(Reply reply, String parameter) {
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json())
                .hasToString("{\"error_message\":\"The requested object doesn't exist.\",\"error_code\":141,"
                        + "\"errors\":{\"" + parameter + "\":[\"is not valid.\"]}}");
    }

    private static EntryDraft entry(String uid) {
        return EntryDraft.of("article", uid, "en-us", "The title of " + uid);
    }

    private static ContentKey key(String uid) {
        return new ContentKey("article", uid, "en-us");
    }

    private static AssetUpload photo(String uid) {
        return new AssetUpload(uid, "photo.jpg", "image/jpeg", new byte[] {1, 2, 3});
    }
}
