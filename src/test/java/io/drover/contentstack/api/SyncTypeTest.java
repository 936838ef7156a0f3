package io.drover.contentstack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** All seven types are asked for by name, because the service's own choice leaves deletions out. */
class SyncTypeTest {
    @Test
    void nothing_said_means_all_seven() {
        assertThat(SyncType.labels(SyncType.parse("types", " ")))
                .isEqualTo("entry_published,entry_unpublished,entry_deleted,asset_published,asset_unpublished,"
                        + "asset_deleted,content_type_deleted");
    }

    @Test
    void some_are_taken_as_they_are_named() {
        assertThat(SyncType.parse("types", "entry_deleted, entry_published,entry_deleted"))
                .containsExactly(SyncType.ENTRY_DELETED, SyncType.ENTRY_PUBLISHED);
    }

    @Test
    void a_misspelt_one_is_refused_with_what_is_allowed() {
        assertThatThrownBy(() -> SyncType.parse("types", "ENTRY_PUBLISHED"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("types holds 'ENTRY_PUBLISHED'; allowed: entry_published,");
    }
}
