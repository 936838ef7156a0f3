package io.drover.sandbox.contentstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.drover.sandbox.contentstack.StackClient.Run;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries that are made when they are told are told as all others. */
class BulkEntriesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);
    private ContentstackServer server;
    private StackContent content;
    private StackClient client;

    @BeforeEach
    void start() throws IOException {
        server = ContentstackServer.builder().clock(clock).start();
        content = server.content();
        client = StackClient.of(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void each_is_told_once_newest_first() {
        content.seed(1_234);

        Run run = client.begin();

        assertThat(run.pages()).hasSize(13);
        assertThat(run.uids()).hasSize(1_234).doesNotHaveDuplicates();
        assertThat(run.stamps()).isSortedAccordingTo(Comparator.reverseOrder()).startsWith("2026-03-01T10:00:00.000Z");
        assertThat(content.published(StateFilter.ALL)).hasSize(1_234);
    }

    @Test
    void something_can_happen_to_them() {
        content.seed(300);
        String token = client.begin().syncToken();
        List<String> before = client.begin().uids();
        content.publish(EntryDraft.of("bulk", before.get(50), "en-us", "Another title"));
        content.unpublish(new ContentKey("bulk", before.get(299), "en-us"));
        content.delete("bulk", before.get(150));
        content.delete("bulk", before.get(151));

        Run delta = client.since(token);
        Run run = client.begin("type", "entry_published");

        assertThat(delta.uids()).containsExactly(before.get(151), before.get(150), before.get(299), before.get(50));
        Set<String> expected = new HashSet<>(before);
        expected.removeAll(Set.of(before.get(299), before.get(150), before.get(151)));
        assertThat(run.uids()).hasSize(297).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(run.uids().get(0)).isEqualTo(before.get(50));
        assertThat(content.published(StateFilter.ALL)).hasSize(297);
    }

    @Test
    void a_run_that_has_begun_does_not_change() {
        content.seed(150);
        var first = client.sync("init", "true");
        content.deleteContentType("bulk");

        assertThat(client.follow(first).items()).hasSize(150);
        assertThat(client.begin().types()).containsExactly("content_type_deleted");
        assertThat(content.published(StateFilter.ALL)).isEmpty();
    }

    @Test
    void filters_hold_for_them() {
        content.seed(150);

        assertThat(client.begin("locale", "en-gb").items()).isEmpty();
        assertThat(client.begin("type", "asset_published").items()).isEmpty();
        assertThat(client.begin("content_type_uid", "bulk").items()).hasSize(150);
        assertThat(client.begin("start_from", NOW.minusMillis(9).toString()).items())
                .hasSize(10);
        assertThat(client.begin("start_from", NOW.plusMillis(1).toString()).items())
                .isEmpty();
    }

    @Test
    void they_are_made_when_they_are_told() {
        content.seed(200_000);

        List<Event> told = content.branch().read(content.environment(), log -> log.atFirst(Filter.ALL));

        assertThat(told).hasSize(200_000);
        assertThat(told.get(199_999).at()).isEqualTo(NOW.minusMillis(199_999));
        assertThat(told.get(7)).isNotSameAs(told.get(7)).isEqualTo(told.get(7));
    }

    @Test
    void they_can_only_have_been_there_all_along() {
        content.publish(EntryDraft.of("article", "one", "en-us", "One"));

        assertThatIllegalStateException()
                .isThrownBy(() -> content.seed(10))
                .withMessage("entries can be seeded once, and only before anything happens");
    }
}
