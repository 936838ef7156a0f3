package io.drover.contentstack.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.contentstack.api.SyncRequest.Delta;
import io.drover.contentstack.api.SyncRequest.Initial;
import io.drover.contentstack.api.SyncRequest.Page;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer is taken when it says what happened and how to go on, and whatever else it holds. */
class SyncPageReaderTest {
    private static final SyncRequest INITIAL = new Initial(SyncFilter.ALL);

    private static SyncPage read(String json) throws IOException {
        return SyncPageReader.read(json.getBytes(UTF_8), INITIAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ruby/sync_init.json",
                "datasync-manager/mixed.json",
                "datasync-manager/delete.json",
                "datasync-manager/entries.json",
                "datasync-manager/publish.json",
                "datasync-manager/unpublish.json",
                "datasync-manager/filter-items.json"
            })
    void samples_pass_through_with_every_byte_of_their_data(String sample) throws Exception {
        String json = Samples.read(sample);
        JsonNode items = new ObjectMapper().readTree(json).path("items");

        SyncPage page = read(json);

        assertThat(page.items()).hasSameSizeAs(items);
        for (int i = 0; i < items.size(); i++) {
            SyncItem item = page.items().get(i);
            assertThat(item.type()).isEqualTo(items.get(i).path("type").asText());
            assertThat(item.eventAt()).isEqualTo(items.get(i).path("event_at").asText());
            assertThat(item.contentType())
                    .isEqualTo(items.get(i).path("content_type_uid").asText());
            assertThat(json).contains(item.data());
            assertThat(new ObjectMapper().readTree(item.data()))
                    .isEqualTo(items.get(i).path("data"));
        }
    }

    @Test
    void a_page_says_how_the_run_goes_on() throws Exception {
        SyncPage page = read(Samples.read("ruby/sync_init.json"));

        assertThat(page.items()).hasSize(100);
        assertThat(List.of(page.skip(), page.limit(), page.total())).containsExactly(0L, 100L, 123L);
        assertThat(page.next()).isEqualTo(new Page("page"));
        assertThat(page.isLast()).isFalse();
    }

    @Test
    void an_empty_delta_needs_no_more_than_its_token_which_may_be_the_same() throws Exception {
        SyncPage page = SyncPageReader.read("{\"items\":[],\"sync_token\":\"t\"}".getBytes(UTF_8), new Delta("t"));

        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isNull();
        assertThat(page.next()).isEqualTo(new Delta("t"));
        assertThat(page.isLast()).isTrue();
    }

    @Test
    void an_empty_page_with_a_pagination_token_goes_on() throws Exception {
        assertThat(read("{\"items\":[],\"pagination_token\":\"p\"}").isLast()).isFalse();
    }

    @Test
    void a_pagination_token_that_is_null_ends_the_run() throws Exception {
        SyncPage page = read("{\"items\":[],\"pagination_token\":null,\"sync_token\":\"s\"}");

        assertThat(page.isLast()).isTrue();
    }

    @Test
    void numbers_escapes_and_the_order_of_fields_stay_as_they_came() throws Exception {
        String data = "{\"z\":1.10,\"a\":123456789012345678901234567890,\"u\":\"\\u00e4\\/ä\", \"file_size\":\"1024\"}";

        SyncPage page = read("{\"items\":[{\"data\":" + data + ",\"type\":\"asset_published\",\"new\":{\"x\":[1]}}],"
                + "\"more\":[{}],\"sync_token\":\"s\"}");

        assertThat(page.items()).containsExactly(new SyncItem("asset_published", null, null, data));
    }

    @Test
    void an_item_without_data_has_an_empty_object() throws Exception {
        SyncPage page = read("{\"items\":[{\"type\":\"a\"},{\"type\":\"b\",\"data\":null}],\"sync_token\":\"s\"}");

        assertThat(page.items()).extracting(SyncItem::data).containsExactly("{}", "{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"items\":[],\"sync_token\":\"s\",\"pagination_token\":\"p\"} | both a pagination_token and a sync_token",
                "{\"items\":[]} | neither a pagination_token nor a sync_token",
                "{\"items\":[],\"sync_token\":\"\"} | neither a pagination_token nor a sync_token",
                "{\"items\":[],\"pagination_token\":\"stalled\"} | the one that was asked with",
                "{\"sync_token\":\"s\"} | the field items is missing",
                "{\"items\":{},\"sync_token\":\"s\"} | the field items is no list",
                "{\"items\":[{\"type\":\"a\"},{\"data\":{}}],\"sync_token\":\"s\"} | items[1].type is missing",
                "{\"items\":[3],\"sync_token\":\"s\"} | the field items[0] is no object",
                "{\"items\":[{\"type\":\"private | it is not valid JSON",
                "{\"items\":[],\"sync_token\":\"s\"}{} | something follows its object",
                "[] | it is not an object"
            })
    void what_is_no_such_page_is_refused(String json, String reason) {
        assertThatThrownBy(() -> SyncPageReader.read(json.getBytes(UTF_8), new Page("stalled")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("private");
    }

    @Test
    void the_text_of_a_page_shows_neither_data_nor_tokens() throws Exception {
        SyncPage page = read("{\"items\":[{\"type\":\"a\",\"data\":\"private\"}],\"pagination_token\":\"s3cret\"}");

        assertThat(page.toString()).doesNotContain("private").doesNotContain("s3cret");
    }
}
