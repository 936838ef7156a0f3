package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Metadata belongs to an asset. */
class MetadataStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final AssetStore assets = new AssetStore(clock, new ChangeLog(clock));
    private final StoredAsset asset = assets.seed(new AssetDraft("an-id", "an-owner", NOW).build(NOW));

    @Test
    void goes_with_its_asset() {
        assets.metadata().put(asset, "drover", Json.object().put("n", 1));

        assets.remove(asset.id());

        assertThat(assets.metadata().list(asset.id())).isEmpty();
    }

    @Test
    void keeps_its_own_copy_of_a_value() {
        var value = Json.object().put("n", 1);
        assets.metadata().put(asset, "drover", value);
        value.put("n", 2);

        assertThat(assets.metadata().list(asset.id()))
                .containsExactly(new MetadataStore.Item("drover", Json.object().put("n", 1), NOW));
    }

    @Test
    void has_one_value_by_key() {
        assets.metadata().put(asset, "a", Json.object());
        assets.metadata().put(asset, "b", Json.object());
        assets.metadata().put(asset, "a", Json.object().put("n", 1));
        assets.metadata().remove(asset, "b");

        assertThat(assets.metadata().find(asset.id(), "b")).isNull();
        assertThat(assets.metadata().list(asset.id()))
                .extracting(MetadataStore.Item::value)
                .containsExactly(Json.object().put("n", 1));
    }
}
