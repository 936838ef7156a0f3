package io.drover.sandbox.contentstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.sandbox.StackOperation;
import io.drover.sandbox.contentstack.StackClient.Reply;
import io.drover.sandbox.contentstack.StackClient.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stack goes wrong as the script says, and only there. */
class StackFaultTest {
    private ContentstackServer server;
    private StackContent content;
    private StackClient client;

    @BeforeEach
    void start() throws IOException {
        server = ContentstackServer.builder().start();
        content = server.content();
        client = StackClient.of(server);
        for (int i = 0; i < 150; i++) {
            content.publish(EntryDraft.of("article", "entry" + i, "en-us", "Title " + i));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_status_comes_with_and_without_a_time_to_wait() {
        server.addFaults("sync-init: status 429 retry-after 7 x1; sync-init: status 503 after 1 x1");

        Reply limited = client.sync("init", "true");
        Reply broken = client.sync("init", "true");

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("Retry-After")).isEqualTo("7");
        assertThat(limited.json().has("error_message")).isTrue();
        assertThat(broken.status()).isEqualTo(503);
        assertThat(broken.response().headers().firstValue("Retry-After")).isEmpty();
        assertThat(client.begin().items()).hasSize(150);
    }

    @Test
    void a_rule_is_for_one_kind_of_call_or_for_all() {
        server.addFaults("sync-page: status 500");

        Reply first = client.sync("init", "true");
        Reply second = client.sync("pagination_token", first.paginationToken());
        server.clearFaults();
        server.addFaults("sync: status 502");
        Reply begin = client.sync("init", "true");
        Reply nothing = client.sync();

        assertThat(List.of(first, second, begin, nothing))
                .extracting(Reply::status)
                .containsExactly(200, 500, 502, 502);
    }

    @Test
    void a_token_is_not_valid_once_and_valid_again() {
        String token = client.begin().syncToken();
        String page = client.sync("init", "true").paginationToken();
        server.addFaults("sync-delta: page invalid-token x1; sync-page: page invalid-token x1");

        Reply delta = client.sync("sync_token", token);
        Reply next = client.sync("pagination_token", page);

        assertThat(delta.status()).isEqualTo(422);
        assertThat(delta.json().path("error_code").asInt()).isEqualTo(141);
        assertThat(delta.json().at("/errors/sync_token/0").asText()).isEqualTo("is not valid.");
        assertThat(next.json().at("/errors/pagination_token/0").asText()).isEqualTo("is not valid.");
        assertThat(client.sync("sync_token", token).status()).isEqualTo(200);
        assertThat(client.sync("pagination_token", page).items()).hasSize(50);
    }

    @Test
    void tokens_are_lost_for_good() {
        String token = client.begin().syncToken();
        server.addFaults("sync-delta: page forget-tokens x1");

        assertThat(client.sync("sync_token", token).status()).isEqualTo(422);
        assertThat(client.sync("sync_token", token).status()).isEqualTo(422);
        assertThat(client.sync("sync_token", client.begin().syncToken()).status())
                .isEqualTo(200);
    }

    @Test
    void json_ends_in_the_middle_with_a_length_that_agrees() {
        server.addFaults("sync: page truncated x1");

        Reply reply = client.sync("init", "true");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThatExceptionOfType(AssertionError.class).isThrownBy(reply::json).withMessageStartingWith("not JSON");
    }

    @Test
    void a_web_page_comes_with_200() {
        server.addFaults("sync: html x1");

        Reply reply = client.sync("init", "true");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.text()).startsWith("<!doctype html>");
    }

    @Test
    void the_total_count_drifts() {
        server.addFaults("sync-page: page total-count");

        Run run = client.begin();

        assertThat(run.pages())
                .extracting(page -> page.json().path("total_count").asInt())
                .containsExactly(150, 151);
    }

    @Test
    void a_pagination_token_leads_to_itself() {
        server.addFaults("sync-page: page same-token x1");
        String token = client.sync("init", "true").paginationToken();

        Reply stalled = client.sync("pagination_token", token);
        Reply then = client.sync("pagination_token", token);

        assertThat(stalled.paginationToken()).isEqualTo(token);
        assertThat(stalled.json().has("sync_token")).isFalse();
        assertThat(then.json().has("sync_token")).isTrue();
    }

    @Test
    void both_tokens_come_or_none() {
        server.addFaults(
                "sync-init: page both-tokens x1; sync-init: page no-token after 1 x1; sync-page: page both-tokens");

        JsonNode both = client.sync("init", "true").json();
        JsonNode none = client.sync("init", "true").json();
        Reply last = client.sync("pagination_token", client.sync("init", "true").paginationToken());

        assertThat(both.has("sync_token") && both.has("pagination_token")).isTrue();
        assertThat(none.has("sync_token") || none.has("pagination_token")).isFalse();
        assertThat(none.path("items")).hasSize(100);
        assertThat(last.json().has("sync_token") && last.hasMore()).isTrue();
    }

    @Test
    void an_empty_page_comes_before_the_items() {
        server.addFaults("sync-init: page empty x1; sync-page: page empty x1");

        Run run = client.begin();

        assertThat(run.pages()).extracting(page -> page.items().size()).containsExactly(0, 0, 100, 50);
        assertThat(run.uids()).doesNotHaveDuplicates().hasSize(150);
    }

    @Test
    void a_page_comes_twice() {
        server.addFaults("sync-init: page repeat x1");

        Run run = client.begin();

        assertThat(run.pages()).extracting(page -> page.items().size()).containsExactly(100, 100, 50);
        assertThat(run.pages().get(1).items()).isEqualTo(run.pages().get(0).items());
        assertThat(run.pages().get(1).json().path("skip").asInt()).isZero();
    }

    @Test
    void a_delta_is_stale() {
        String token = client.begin().syncToken();
        content.publish(EntryDraft.of("article", "new", "en-us", "New"));
        server.addFaults("sync-delta: page stale x1");

        Reply stale = client.sync("sync_token", token);

        assertThat(stale.items()).isEmpty();
        assertThat(stale.syncToken()).isEqualTo(token);
        assertThat(stale.header("x-cache")).isEqualTo("HIT");
        assertThat(client.since(token).uids()).containsExactly("new");
    }

    @Test
    void an_answer_drips() {
        int bytes = client.sync("init", "true").response().body().length;
        server.addFaults("sync: drip " + bytes * 4 + " x1");
        long before = System.nanoTime();

        Reply reply = client.sync("init", "true");

        assertThat(reply.items()).hasSize(100);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(100));
    }

    @Test
    void an_answer_is_cut_or_lost() {
        server.addFaults("sync: cut-answer 10kb x1; sync: lose-answer after 1");

        assertThatThrownBy(() -> client.sync("init", "true")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> client.sync("init", "true")).isInstanceOf(UncheckedIOException.class);
        server.clearFaults();
        assertThat(client.begin().items()).hasSize(150);
    }

    @Test
    void an_answer_never_comes() {
        server.addFaults("sync: hang x1");
        var request = client.request(URI.create(server.url() + "/v3/stacks/sync?init=true"))
                .timeout(Duration.ofMillis(200));

        assertThatThrownBy(() -> client.send(request)).hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(client.begin().items()).hasSize(150);
    }

    @Test
    void an_answer_is_late() {
        server.addFaults("sync: delay 150ms x1");
        long before = System.nanoTime();

        assertThat(client.sync("init", "true").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void a_file_goes_wrong_too() {
        content.save(new AssetUpload("photo", "photo.jpg", "image/jpeg", new byte[1000]));
        content.publish(ContentKey.asset("photo", "en-us"));
        URI url = URI.create(client.begin().items().get(0).at("/data/url").asText());
        server.addFaults("stack-asset: cut-answer 100 x1; stack-asset: status 503 after 1 x1");

        assertThatThrownBy(() -> client.get(url)).isInstanceOf(UncheckedIOException.class);
        assertThat(client.get(url).status()).isEqualTo(503);
        assertThat(client.get(url).response().body()).hasSize(1000);
    }

    @Test
    void it_tells_what_came_in() throws InterruptedException {
        String token = client.begin().syncToken();
        client.sync("sync_token", token);
        client.with("User-Agent", "drover-test").sync();

        assertThat(server.requests(StackOperation.SYNC_INIT)).isEqualTo(1);
        assertThat(server.requests(StackOperation.SYNC_PAGE)).isEqualTo(1);
        assertThat(server.requests(StackOperation.SYNC_DELTA)).isEqualTo(1);
        assertThat(server.requests(StackOperation.SYNC)).isEqualTo(4);
        assertThat(server.requests()).isEqualTo(4);
        assertThat(server.awaitRequests(StackOperation.SYNC_DELTA, 1, Duration.ZERO))
                .isTrue();
        assertThat(server.awaitRequests(5, Duration.ZERO)).isFalse();
        assertThat(server.receivedHeaders().get("user-agent")).contains("drover-test");
    }
}
