package io.drover.contentstack.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.contentstack.api.SyncFilter;
import io.drover.contentstack.api.SyncItem;
import io.drover.contentstack.api.SyncType;
import io.drover.feed.Operation;
import io.drover.feed.SourceChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an item tells is made of the item alone, whatever it lacks. */
class ItemMapperTest {
    private static final String AT = "2026-01-02T03:04:05.678Z";

    private static SourceChange change(String type, @Nullable String contentType, String data) {
        return change(SyncFilter.ALL, type, contentType, data);
    }

    private static SourceChange change(SyncFilter filter, String type, @Nullable String contentType, String data) {
        return new ItemMapper(filter).change(new SyncItem(type, AT, contentType, data));
    }

    private static SyncFilter filter(@Nullable String contentType, @Nullable String locale) {
        return new SyncFilter(SyncType.ALL, contentType, locale, null);
    }

    @Test
    void a_published_entry_is_told_with_its_data_as_they_came() {
        String data = "{\"z\":1.10,\"uid\":\"u1\",\"_version\":7,\"locale\":\"en-us\"}";

        SourceChange change = change("entry_published", "blog", data);

        assertThat(change)
                .isEqualTo(SourceChange.upsert(
                        "entry",
                        "entry/blog/u1/en-us",
                        Instant.parse(AT),
                        AT + "_7",
                        data,
                        List.of("content_type/blog", "entry/blog/u1")));
    }

    @Test
    void the_locale_that_it_was_published_in_counts_before_the_one_that_its_content_is_from() {
        SourceChange change = change(
                "entry_published",
                "blog",
                "{\"uid\":\"u1\",\"locale\":\"en-us\",\"publish_details\":{\"time\":\"x\",\"locale\":\"en-gb\"}}");

        assertThat(change.key()).isEqualTo("entry/blog/u1/en-gb");
    }

    @Test
    void without_publish_details_the_own_locale_counts_and_then_the_streams() {
        String data = "{\"uid\":\"u1\",\"publish_details\":null}";

        assertThat(change("entry_published", "blog", "{\"uid\":\"u1\",\"locale\":\"de\"}")
                        .key())
                .isEqualTo("entry/blog/u1/de");
        assertThat(change(filter(null, "fr"), "entry_published", "blog", data).key())
                .isEqualTo("entry/blog/u1/fr");
        assertThat(change("entry_published", "blog", data).key()).isEqualTo("entry/blog/u1/und");
    }

    @Test
    void an_asset_is_named_without_a_content_type_and_keeps_its_size_as_text() {
        String data = "{\"uid\":\"a1\",\"file_size\":\"1024\",\"content_type\":\"image/png\","
                + "\"publish_details\":{\"locale\":\"en-us\"}}";

        SourceChange change = change("asset_published", "sys_assets", data);

        assertThat(change.type()).isEqualTo("asset");
        assertThat(change.key()).isEqualTo("asset/a1/en-us");
        assertThat(change.version()).isEqualTo(AT);
        assertThat(change.data()).isEqualTo(data);
        assertThat(change("asset_unpublished", null, "{\"uid\":\"a1\",\"locale\":\"en-us\"}")
                        .key())
                .isEqualTo(change.key());
    }

    @ParameterizedTest
    @CsvSource({
        "entry_unpublished, entry, entry/blog/u1/en-us, unpublished",
        "entry_deleted, entry, entry/blog/u1/en-us, deleted",
        "asset_unpublished, asset, asset/u1/en-us, unpublished",
        "asset_deleted, asset, asset/u1/en-us, deleted",
        "content_type_deleted, content_type, content_type/blog, deleted"
    })
    void what_is_gone_is_a_deletion_with_its_reason(String type, String thing, String key, String reason) {
        SourceChange change = change(type, "blog", "{\"uid\":\"u1\",\"locale\":\"en-us\"}");

        assertThat(change)
                .isEqualTo(new SourceChange(
                        thing,
                        key,
                        Operation.DELETE,
                        Instant.parse(AT),
                        AT,
                        "{\"uid\":\"u1\",\"locale\":\"en-us\"}",
                        reason,
                        List.of()));
    }

    @Test
    void a_deletion_without_a_locale_is_of_all_locales() {
        SourceChange published = change("entry_published", "blog", "{\"uid\":\"u1\",\"locale\":\"en-us\"}");

        SourceChange deleted = change("entry_deleted", "blog", "{\"uid\":\"u1\"}");

        assertThat(published.parents()).contains(deleted.key());
    }

    @Test
    void a_deleted_content_type_takes_along_what_the_same_stream_told() {
        SyncFilter german = filter(null, "de");

        SourceChange deleted = change(german, "content_type_deleted", "blog", "{}");

        assertThat(change(german, "entry_published", "blog", "{\"uid\":\"u1\"}").parents())
                .contains(deleted.key());
        assertThat(change(filter(null, "fr"), "entry_published", "blog", "{\"uid\":\"u1\"}")
                        .parents())
                .doesNotContain(deleted.key());
    }

    @Test
    void a_content_type_that_is_not_said_is_the_streams() {
        assertThat(change(filter("blog", null), "entry_deleted", null, "{\"uid\":\"u1\",\"locale\":\"de\"}")
                        .key())
                .isEqualTo("entry/blog/u1/de");
    }

    @Test
    void an_unknown_type_passes_as_a_thing_of_its_own() {
        SourceChange change = change("taxonomy_published", "tags", "{\"uid\":\"t1\",\"_version\":\"2\"}");

        assertThat(change.type()).isEqualTo("taxonomy_published");
        assertThat(change.key()).isEqualTo("taxonomy_published/tags/t1");
        assertThat(change.operation()).isEqualTo(Operation.UPSERT);
        assertThat(change.version()).isEqualTo(AT + "_2");
        assertThat(change.data()).isEqualTo("{\"uid\":\"t1\",\"_version\":\"2\"}");
    }

    @Test
    void what_does_not_say_what_it_is_about_is_not_lost() {
        SourceChange one = change("entry_published", "blog", "{\"title\":\"one\"}");
        SourceChange other = change("entry_published", "blog", "[\"two\"]");

        assertThat(one.type()).isEqualTo("entry_published");
        assertThat(one.key()).startsWith("entry_published/blog/").isNotEqualTo(other.key());
        assertThat(change("content_type_deleted", null, "{}").type()).isEqualTo("content_type_deleted");
    }

    @Test
    void signs_in_names_do_not_break_keys() {
        assertThat(change("asset_deleted", null, "{\"uid\":\"a/b c\",\"locale\":\"é\"}")
                        .key())
                .isEqualTo("asset/a%2Fb%20c/%C3%A9");
    }

    @Test
    void a_stamp_that_is_no_time_stays_in_the_version() {
        SourceChange change = new ItemMapper(SyncFilter.ALL)
                .change(new SyncItem("asset_published", "someday", null, "{\"uid\":\"a\"}"));

        assertThat(change.time()).isNull();
        assertThat(change.version()).isEqualTo("someday");
    }

    @Test
    void without_a_stamp_other_content_is_another_state() {
        ItemMapper mapper = new ItemMapper(SyncFilter.ALL);
        SourceChange one = mapper.change(new SyncItem("asset_published", null, null, "{\"uid\":\"a\",\"n\":1}"));
        SourceChange other = mapper.change(new SyncItem("asset_published", null, null, "{\"uid\":\"a\",\"n\":2}"));

        assertThat(one.key()).isEqualTo(other.key());
        assertThat(one.version()).isNotEqualTo(other.version());
    }
}
