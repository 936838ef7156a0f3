package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param items the assets
 * @param count how many are on the page
 * @param total what the server says of how many there are; not to be relied on
 * @param nextPage the number of the next page; null when this is the last
 * @param others all other fields
 */
public record AssetPage(
        List<Asset> items,
        int count,
        int total,
        @Nullable String nextPage,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}
