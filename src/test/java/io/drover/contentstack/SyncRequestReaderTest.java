package io.drover.contentstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.contentstack.api.SyncFilter;
import io.drover.contentstack.api.SyncPage;
import io.drover.contentstack.api.SyncRequest;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message says exactly one thing: begin, go on, or what has happened since. */
class SyncRequestReaderTest {
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void close() throws Exception {
        camel.close();
    }

    @Test
    void each_beginning_is_a_request() {
        assertThat(read(null, Map.of(ContentstackConstants.INIT, true)))
                .isEqualTo(new SyncRequest.Initial(SyncFilter.ALL));
        assertThat(read(null, Map.of(ContentstackConstants.PAGINATION_TOKEN, "p")))
                .isEqualTo(new SyncRequest.Page("p"));
        assertThat(read(null, Map.of(ContentstackConstants.SYNC_TOKEN, "s"))).isEqualTo(new SyncRequest.Delta("s"));
    }

    @Test
    void a_body_is_text_bytes_a_stream_or_a_tree() throws Exception {
        String json = "{\"sync_token\": \"s\"}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        for (Object body : List.of(json, bytes, new ByteArrayInputStream(bytes), new ObjectMapper().readTree(json))) {
            assertThat(read(body, Map.of())).as("%s", body.getClass()).isEqualTo(new SyncRequest.Delta("s"));
        }
    }

    @Test
    void the_body_beats_the_headers_and_an_earlier_page_or_a_file_says_nothing() {
        SyncPage page = new SyncPage(List.of(), null, null, null, new SyncRequest.Delta("s"));

        assertThat(read("{\"sync_token\": \"body\"}", Map.of(ContentstackConstants.SYNC_TOKEN, "header")))
                .isEqualTo(new SyncRequest.Delta("body"));
        assertThat(List.of(page, new File("photo.jpg")))
                .allSatisfy(body -> assertThat(read(body, Map.of(ContentstackConstants.SYNC_TOKEN, "header")))
                        .isEqualTo(new SyncRequest.Delta("header")));
    }

    @Test
    void none_and_several_beginnings_are_refused_with_those_that_there_are() {
        String allowed = "contentstack:sync: needs exactly one of init, pagination_token, sync_token, and is given ";

        assertRefused(null, Map.of(), allowed + "none");
        assertRefused(Map.of("init", false, "sync_token", " "), Map.of(), allowed + "none");
        assertRefused(
                Map.of("init", true), Map.of(ContentstackConstants.SYNC_TOKEN, "s"), allowed + "init, sync_token");
        assertRefused(
                "{\"pagination_token\": \"p\", \"sync_token\": \"s\"}",
                Map.of(),
                allowed + "pagination_token, sync_token");
    }

    @Test
    void filters_go_with_init_alone() {
        assertRefused(
                Map.of("sync_token", "s", "locale", "en-us"),
                Map.of(ContentstackConstants.TYPE, "entry_published"),
                "contentstack:sync: is given type, locale with a sync_token; allowed with init alone, because a token keeps"
                        + " what its sync began with");
    }

    @Test
    void values_that_are_none_are_refused_with_what_is_allowed() {
        assertRefused(
                Map.of("init", "yes"), Map.of(), "contentstack:sync: is given init = yes; allowed: true or false");
        assertRefused(
                Map.of("init", true, "start_from", "today"),
                Map.of(),
                "contentstack:sync: start_from is 'today'; allowed: a time in ISO 8601 with its offset, such as"
                        + " 2026-01-31T00:00:00Z");
        assertRefused(
                Map.of("sync_token", List.of("private")),
                Map.of(),
                "contentstack:sync: is given a sync_token that is no text");
        assertThatThrownBy(() -> read(Map.of("init", true, "type", "entries"), Map.of()))
                .hasMessageStartingWith("contentstack:sync: type holds 'entries'; allowed: entry_published,");
    }

    @Test
    void a_body_that_is_no_such_object_is_refused_without_its_content() {
        String allowed = "init, pagination_token, sync_token, type, content_type_uid, locale, start_from";

        assertRefused(
                Map.of("token", "private"),
                Map.of(),
                "contentstack:sync: there is no field token; allowed: " + allowed);
        for (String body : List.of("private", "[\"private\"]", "{\"sync_token\": private}")) {
            assertRefused(
                    body,
                    Map.of(),
                    "contentstack:sync: the body is no JSON object; allowed: one with the fields " + allowed
                            + ", a map of them, or no body");
        }
    }

    private SyncRequest read(@Nullable Object body, Map<String, Object> headers) {
        Message message = new DefaultExchange(camel).getMessage();
        message.setBody(body);
        message.setHeaders(headers);
        return SyncRequestReader.read(message);
    }

    private void assertRefused(@Nullable Object body, Map<String, Object> headers, String sentence) {
        assertThatThrownBy(() -> read(body, headers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }
}
