package io.drover.contentstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.contentstack.api.InvalidTokenException;
import io.drover.contentstack.api.RefusedException;
import io.drover.contentstack.api.SyncFilter;
import io.drover.contentstack.api.SyncItem;
import io.drover.contentstack.api.SyncPage;
import io.drover.contentstack.api.SyncRequest;
import io.drover.sandbox.contentstack.ContentKey;
import io.drover.sandbox.contentstack.ContentstackServer;
import io.drover.sandbox.contentstack.EntryDraft;
import io.drover.sandbox.contentstack.PublishedState;
import io.drover.sandbox.contentstack.StateFilter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One message is one page, and leads to the next one. */
@Timeout(60)
class SyncProducerTest {
    private ContentstackServer sandbox;
    private DefaultCamelContext camel;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws IOException {
        sandbox = ContentstackServer.builder().start();
        camel = StackContext.of(sandbox);
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() throws IOException {
        template.close();
        camel.close();
        sandbox.close();
    }

    @Test
    void the_headers_of_a_page_lead_through_the_whole_run_and_to_what_follows_it() {
        sandbox.content().seed(250);

        Message first = called(Map.of(ContentstackConstants.INIT, true, ContentstackConstants.LOCALE, "en-us"));
        Message second = called(first.getHeaders());
        Message third = called(second.getHeaders());
        sandbox.content().publish(EntryDraft.of("blog", "blt1", "en-us", "Hello"));
        Message delta = called(third.getHeaders());

        assertThat(List.of(items(first), items(second), items(third))).containsExactly(100, 100, 50);
        assertThat(first.getHeaders())
                .containsOnlyKeys(ContentstackConstants.PAGINATION_TOKEN)
                .doesNotContainKeys(ContentstackConstants.INIT, ContentstackConstants.LOCALE);
        assertThat(third.getHeaders()).containsOnlyKeys(ContentstackConstants.SYNC_TOKEN);
        assertThat(page(delta).items()).extracting(SyncItem::type).containsExactly("entry_published");
    }

    @Test
    void a_route_of_one_s_own_reads_a_run_by_a_loop() throws Exception {
        sandbox.content().seed(250);
        List<Integer> pages = new ArrayList<>();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:run")
                        .setHeader(ContentstackConstants.INIT, constant(true))
                        .loopDoWhile(header(ContentstackConstants.SYNC_TOKEN).isNull())
                        .to("contentstack:sync")
                        .process(exchange -> pages.add(items(exchange.getMessage())))
                        .end();
            }
        });

        template.sendBody("direct:run", null);

        assertThat(pages).containsExactly(100, 100, 50);
    }

    @Test
    void a_body_says_it_as_well_as_headers_do() {
        sandbox.content().publish(EntryDraft.of("blog", "blt1", "en-us", "Hello"));
        sandbox.content().publish(EntryDraft.of("page", "blt2", "en-us", "About"));

        for (Object body : List.of(
                "{\"init\": true, \"content_type_uid\": \"blog\", \"locale\": null}",
                "{\"init\": true, \"content_type_uid\": \"blog\"}".getBytes(StandardCharsets.UTF_8),
                Map.of("init", true, "content_type_uid", "blog", "type", List.of("entry_published", "entry_deleted")),
                new SyncRequest.Initial(new SyncFilter(SyncFilter.ALL.types(), "blog", null, null)))) {
            assertThat(page(called(body, Map.of())).items())
                    .extracting(SyncItem::contentType)
                    .containsExactly("blog");
        }
    }

    @Test
    void filters_reach_the_service() {
        sandbox.content().publish(EntryDraft.of("blog", "blt1", "en-us", "Hello"));
        sandbox.content().publish(EntryDraft.of("blog", "blt1", "de-de", "Hallo"));

        assertThat(items(called(Map.of(
                        ContentstackConstants.INIT, "true",
                        ContentstackConstants.TYPE, "entry_published,entry_unpublished",
                        ContentstackConstants.CONTENT_TYPE_UID, "blog",
                        ContentstackConstants.LOCALE, "de-de",
                        ContentstackConstants.START_FROM, Instant.EPOCH))))
                .isEqualTo(1);
        assertThat(items(called(Map.of(
                        ContentstackConstants.INIT, true, ContentstackConstants.TYPE, List.of("asset_published")))))
                .isZero();
        assertThat(items(called(Map.of(
                        ContentstackConstants.INIT,
                        true,
                        ContentstackConstants.START_FROM,
                        "2999-01-01T00:00:00+01:00"))))
                .isZero();
    }

    @Test
    void a_page_becomes_the_json_that_was_sent() throws Exception {
        sandbox.content().publish(EntryDraft.of("blog", "blt1", "en-us", "Hello"));
        PublishedState state = Objects.requireNonNull(
                sandbox.content().published(StateFilter.ALL).get(new ContentKey("blog", "blt1", "en-us")));

        Message answer = called(Map.of(ContentstackConstants.INIT, true));

        String text = answer.getBody(String.class);
        JsonNode tree = answer.getBody(JsonNode.class);
        assertThat(text).contains("\"data\":" + state.data() + "}");
        assertThat(tree.at("/items/0/type").asText()).isEqualTo("entry_published");
        assertThat(tree.at("/items/0/content_type_uid").asText()).isEqualTo("blog");
        assertThat(Instant.parse(tree.at("/items/0/event_at").asText())).isEqualTo(state.eventAt());
        assertThat(tree.path("total_count").asInt()).isEqualTo(1);
        assertThat(tree.path("sync_token").asText()).isEqualTo(answer.getHeader(ContentstackConstants.SYNC_TOKEN));
        assertThat(tree.has("pagination_token")).isFalse();
        try (InputStream stream = answer.getBody(InputStream.class)) {
            assertThat(stream.readAllBytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void what_a_message_says_stays_out_of_addresses() {
        sandbox.content().publish(EntryDraft.of("blog", "blt1", "en-us", "Hello"));
        int endpoints = camel.getEndpoints().size();

        called(called(Map.of(ContentstackConstants.INIT, true)).getHeaders());
        int after = camel.getEndpoints().size();

        assertThat(after - endpoints).isOne();
        assertThat(camel.getEndpointRegistry().values())
                .extracting(endpoint -> endpoint.getEndpointUri())
                .containsExactly("contentstack://sync");
    }

    @Test
    void a_token_that_the_service_does_not_know_is_an_error_without_it() {
        assertThatThrownBy(() -> called(Map.of(ContentstackConstants.SYNC_TOKEN, "blt-unknown")))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining("sync_token")
                .hasMessageNotContaining("blt-unknown");
    }

    @Test
    void a_wrong_delivery_token_is_an_error_that_says_what_to_look_at() throws Exception {
        ContentstackComponent wrong = StackContext.component(sandbox);
        wrong.setDeliveryToken("wrong");
        try (DefaultCamelContext other = StackContext.with(wrong);
                ProducerTemplate caller = other.createProducerTemplate()) {
            other.start();

            assertThatThrownBy(() ->
                            caller.requestBodyAndHeader("contentstack:sync", null, ContentstackConstants.INIT, true))
                    .cause()
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("delivery token")
                    .hasMessageNotContaining("wrong");
        }
    }

    private Message called(Map<String, Object> headers) {
        return called(null, headers);
    }

    private Message called(@Nullable Object body, Map<String, Object> headers) {
        Exchange exchange = template.request("contentstack:sync", request -> {
            request.getMessage().setBody(body);
            request.getMessage().setHeaders(new HashMap<>(headers));
        });
        if (exchange.getException() instanceof RuntimeException e) {
            throw e;
        }
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }

    private static SyncPage page(Message message) {
        return message.getBody(SyncPage.class);
    }

    private static int items(Message message) {
        return page(message).items().size();
    }
}
