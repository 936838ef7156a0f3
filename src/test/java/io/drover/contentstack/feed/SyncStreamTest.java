package io.drover.contentstack.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.contentstack.api.SyncType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sync takes one content type and one locale, so that lists are read by several, which together tell nothing twice. */
class SyncStreamTest {
    private static FeedOptions options(List<SyncType> types, List<String> contentTypes, List<String> locales) {
        return new FeedOptions(
                "feed", types, contentTypes, locales, Instant.EPOCH, OnInvalidToken.RESYNC, Duration.ofDays(7));
    }

    private static List<String> names(List<SyncType> types, List<String> contentTypes, List<String> locales) {
        return SyncStream.of(options(types, contentTypes, locales)).stream()
                .map(SyncStream::name)
                .toList();
    }

    @Test
    void without_lists_one_stream_tells_everything() {
        List<SyncStream> streams = SyncStream.of(options(SyncType.ALL, List.of(), List.of()));

        assertThat(streams).hasSize(1);
        assertThat(streams.get(0).name()).isEqualTo("everything");
        assertThat(streams.get(0).filter().types()).isEqualTo(SyncType.ALL);
        assertThat(streams.get(0).filter().startFrom()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void each_content_type_has_a_stream_of_its_entries_and_assets_have_one() {
        List<SyncStream> streams = SyncStream.of(options(SyncType.ALL, List.of("blog", "page"), List.of()));

        assertThat(streams)
                .extracting(SyncStream::name)
                .containsExactly("entries of blog", "entries of page", "assets");
        assertThat(SyncType.labels(streams.get(0).filter().types()))
                .isEqualTo("entry_published,entry_unpublished,entry_deleted,content_type_deleted");
        assertThat(streams.get(0).filter().contentType()).isEqualTo("blog");
        assertThat(SyncType.labels(streams.get(2).filter().types()))
                .isEqualTo("asset_published,asset_unpublished,asset_deleted");
        assertThat(streams.get(2).filter().contentType()).isNull();
    }

    @Test
    void each_locale_has_its_own() {
        assertThat(names(SyncType.ALL, List.of(), List.of("en-us", "de")))
                .containsExactly("everything in en-us", "everything in de");
        assertThat(names(SyncType.ALL, List.of("blog"), List.of("en-us", "de")))
                .containsExactly(
                        "entries of blog in en-us", "assets in en-us", "entries of blog in de", "assets in de");
    }

    @Test
    void without_types_of_assets_there_is_no_stream_for_them() {
        assertThat(names(List.of(SyncType.ENTRY_PUBLISHED), List.of("blog"), List.of()))
                .containsExactly("entries of blog");
    }

    @Test
    void content_types_without_types_of_entries_are_refused() {
        assertThatThrownBy(() -> options(List.of(SyncType.ASSET_DELETED), List.of("blog"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("contentTypes is blog, and types holds nothing that happens to entries: asset_deleted");
    }

    @Test
    void what_decides_what_is_told_is_said_in_words() {
        assertThat(options(List.of(SyncType.ENTRY_PUBLISHED), List.of("blog"), List.of())
                        .filter())
                .isEqualTo("types=entry_published, contentTypes=blog, locales=all, startFrom=1970-01-01T00:00:00Z");
    }
}
