package io.drover.contentstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.contentstack.api.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong options are refused when a route uses the component, in one sentence; before that nobody asks for any. */
class ContentstackComponentTest {
    private static final String CHANGES = "contentstack:changes?feed=stack";

    private final ContentstackComponent component = StackContext.component();

    @Test
    void without_a_route_that_uses_it_nothing_is_asked_for() throws Exception {
        try (DefaultCamelContext camel = StackContext.with(new ContentstackComponent())) {
            camel.start();

            assertThat(camel.getStatus().isStarted()).isTrue();
        }
    }

    @Test
    void what_is_needed_is_asked_for_by_its_names() {
        component.setApiKey(" ");
        assertRefused(
                "camel.component.contentstack.apiKey is not set: give the API key of the stack (apiKey or apiKeyFile,"
                        + " or set CONTENTSTACK_API_KEY or CONTENTSTACK_API_KEY_FILE)");

        component.setApiKey("key");
        component.setDeliveryToken(null);
        assertRefused("camel.component.contentstack.deliveryToken is not set: give a delivery token of the environment"
                + " (deliveryToken or deliveryTokenFile, or set CONTENTSTACK_DELIVERY_TOKEN or"
                + " CONTENTSTACK_DELIVERY_TOKEN_FILE)");

        component.setDeliveryToken("token");
        component.setEnvironment("");
        assertRefused(
                "camel.component.contentstack.environment is not set: give the name of the environment that is read,"
                        + " or set CONTENTSTACK_ENVIRONMENT");
    }

    @ParameterizedTest
    @CsvSource({
        "na, https://cdn.contentstack.io",
        "US, https://cdn.contentstack.io",
        "eu, https://eu-cdn.contentstack.com",
        "azure_na, https://azure-na-cdn.contentstack.com"
    })
    void a_region_says_where_the_stack_is(String region, String address) throws Exception {
        component.setRegion(region);

        assertThat(settings().host().address()).hasToString(address);
    }

    @Test
    void a_host_beats_the_region() throws Exception {
        component.setRegion("eu");
        component.setHost("https://content.example.org");

        assertThat(settings().host().address()).hasToString("https://content.example.org");
    }

    @Test
    void an_unknown_region_and_a_host_that_is_none_are_refused() {
        component.setRegion("mars");
        assertRefused("camel.component.contentstack.region is 'mars'; allowed: na, eu, au, azure-na, azure-eu, gcp-na,"
                + " gcp-eu, or leave it out and set the host");

        component.setHost("ftp://content.example.org");
        assertThatThrownBy(this::settings)
                .rootCause()
                .hasMessageStartingWith("camel.component.contentstack.host ")
                .hasMessageContaining("http");
    }

    @Test
    void a_blank_branch_is_the_main_one() throws Exception {
        component.setBranch(" ");
        assertThat(settings().branch()).isNull();
    }

    @Test
    void keys_in_files_beat_the_others_and_are_read_again(@TempDir Path folder) throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "first\n");
        Path token = Files.writeString(folder.resolve("token"), "one\n");
        component.setApiKeyFile(key.toString());
        component.setDeliveryTokenFile(token.toString());

        StackSettings settings = settings();

        assertThat(settings.apiKey().get()).isEqualTo("first");
        assertThat(settings.deliveryToken().get()).isEqualTo("one");
        replace(token, "two");
        assertThat(settings.deliveryToken().get()).isEqualTo("two");
    }

    private static void replace(Path file, String secret) throws IOException {
        Files.writeString(file, secret);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
    }

    @Test
    void a_file_that_is_not_there_is_refused(@TempDir Path folder) {
        component.setDeliveryTokenFile(folder.resolve("token").toString());

        assertRefused("camel.component.contentstack.deliveryTokenFile: the file " + folder.resolve("token")
                + " cannot be used: there is no such file");
    }

    @Test
    void a_second_stack_is_named_in_its_errors() throws Exception {
        try (DefaultCamelContext camel = StackContext.with(component)) {
            camel.addComponent("blog", new ContentstackComponent());

            assertThatThrownBy(() -> camel.getEndpoint("blog:sync"))
                    .rootCause()
                    .hasMessageStartingWith("camel.beans.blog.apiKey is not set: ");
        }
    }

    @Test
    void each_direction_says_what_the_other_one_is_for() throws Exception {
        try (DefaultCamelContext camel = StackContext.with(component)) {
            Endpoint changes = camel.getEndpoint(CHANGES);
            Endpoint sync = camel.getEndpoint("contentstack:sync");

            assertThatThrownBy(changes::createProducer)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("contentstack:changes is used in a from(), not in a to(): it tells what changes in the"
                            + " stack");
            assertThatThrownBy(() -> sync.createConsumer(exchange -> {}))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("contentstack:sync is used in a to(), not in a from(): it asks for one page;"
                            + " contentstack:changes is for a from()");
        }
    }

    @Test
    void an_operation_that_there_is_not_is_refused_with_those_that_there_are() {
        assertRefused(
                "contentstack:entries",
                "there is no contentstack:entries; there are contentstack:changes, contentstack:sync and"
                        + " contentstack:downloadAssets");
    }

    @Test
    void a_single_page_takes_no_options_but_camel_s_own() throws Exception {
        assertRefused(
                "contentstack:sync?locales=en-us",
                "contentstack:sync has no option locales: options are of contentstack:changes, and a message says what page"
                        + " is asked for");

        try (DefaultCamelContext camel = StackContext.with(component);
                Producer lazy = camel.getEndpoint("contentstack:sync?lazyStartProducer=true")
                        .createProducer()) {
            assertThat(lazy).isInstanceOf(SyncProducer.class);
        }
    }

    @Test
    void wrong_options_of_a_feed_are_refused_before_anything_starts() throws Exception {
        try (DefaultCamelContext camel = StackContext.with(component)) {
            assertConsumerRefused(
                    camel,
                    "types=entry_published,entries",
                    "types holds 'entries'; allowed: entry_published,entry_unpublished,entry_deleted,asset_published,"
                            + "asset_unpublished,asset_deleted,content_type_deleted");
            assertConsumerRefused(
                    camel,
                    "startFrom=yesterday",
                    "startFrom is 'yesterday'; allowed: a time in ISO 8601 with its offset, such as 2026-01-31T00:00:00Z");
            assertConsumerRefused(camel, "onInvalidToken=stop", "onInvalidToken is 'stop'; allowed: resync, ask, fail");
            assertConsumerRefused(
                    camel,
                    "contentTypes=blog&types=asset_published",
                    "contentTypes is blog, and types holds nothing that happens to entries: asset_published");
        }
    }

    private static void assertConsumerRefused(DefaultCamelContext camel, String options, String sentence) {
        Endpoint endpoint = camel.getEndpoint(CHANGES + "&" + options);

        assertThatThrownBy(() -> endpoint.createConsumer(exchange -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void secrets_are_in_no_address_and_no_text() throws Exception {
        component.setApiKey("secret-key");
        component.setDeliveryToken("secret-token");
        try (DefaultCamelContext camel = StackContext.with(component)) {
            Endpoint endpoint = camel.getEndpoint(CHANGES);

            assertThat(List.of(
                            endpoint.getEndpointUri(),
                            endpoint.toString(),
                            component.settings().toString()))
                    .noneMatch(text -> text.contains("secret"));
        }
    }

    private StackSettings settings() throws Exception {
        try (DefaultCamelContext camel = StackContext.with(component)) {
            camel.getEndpoint("contentstack:sync");
            return component.settings();
        }
    }

    private void assertRefused(String sentence) {
        assertRefused("contentstack:sync", sentence);
    }

    private void assertRefused(String uri, String sentence) {
        assertThatThrownBy(() -> {
                    try (DefaultCamelContext camel = StackContext.with(component)) {
                        camel.getEndpoint(uri);
                    }
                })
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }
}
