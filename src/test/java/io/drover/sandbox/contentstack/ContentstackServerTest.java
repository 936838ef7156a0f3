package io.drover.sandbox.contentstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A stack is as its builder was told, or as the defaults say. */
class ContentstackServerTest {

    @Test
    void it_has_two_environments_two_branches_and_three_locales() throws IOException {
        try (ContentstackServer server = ContentstackServer.builder().start()) {
            assertThat(server.environment()).isEqualTo("production");
            assertThat(server.deliveryToken("preview")).isNotEqualTo(server.deliveryToken());
            assertThat(server.content("preview", "develop").published(StateFilter.ALL))
                    .isEmpty();
            assertThat(server.locales()).containsExactly("en-us", "en-gb", "de-de");
        }
    }

    @Test
    void it_can_have_others() throws IOException {
        try (ContentstackServer server = ContentstackServer.builder()
                .environments("live")
                .branches("trunk")
                .locale("de-at", "de-de")
                .keepAlive(Duration.ofSeconds(1))
                .faults("sync-init: status 503 x1")
                .start()) {
            StackClient client = StackClient.of(server);
            server.content().publish(EntryDraft.of("article", "one", "de-de", "Eins"));
            server.content().publish(new ContentKey("article", "one", "de-at"));

            assertThat(client.sync("init", "true").status()).isEqualTo(503);
            var item = client.with("branch", "trunk")
                    .begin("environment", "live", "locale", "de-at")
                    .items()
                    .get(0);
            assertThat(item.at("/data/locale").asText()).isEqualTo("de-de");
        }
    }

    @Test
    void a_seed_decides_about_all_secrets() throws IOException {
        try (ContentstackServer first = ContentstackServer.builder().random(7).start();
                ContentstackServer same = ContentstackServer.builder().random(7).start();
                ContentstackServer other =
                        ContentstackServer.builder().random(8).start()) {
            assertThat(same.apiKey()).isEqualTo(first.apiKey()).isNotEqualTo(other.apiKey());
            assertThat(same.deliveryToken()).isEqualTo(first.deliveryToken()).isNotEqualTo(other.deliveryToken());
            assertThat(StackClient.of(same).begin().syncToken())
                    .isEqualTo(StackClient.of(first).begin().syncToken());
        }
    }

    @Test
    void what_it_does_not_have_is_named_with_what_it_has() throws IOException {
        try (ContentstackServer server = ContentstackServer.builder().start()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.deliveryToken("staging"))
                    .withMessage("the stack has no environment 'staging'; it has [production, preview]");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.content("production", "old"))
                    .withMessage("the stack has no branch 'old'; it has [main, develop]");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.addFaults("sync: page upside-down"))
                    .withMessageContaining("'upside-down' is none of invalid-token");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentstackServer.builder().locale("fr-ca", "fr-fr"))
                .withMessageContaining("the stack has no locale 'fr-fr'");
    }
}
