package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/**
 * What getDeltaSync answers.
 *
 * @param needsFullSync whether the changes cannot be told, so that everything must be read again; the lists then are empty
 * @param upserted assets that are new or changed, in no order
 * @param deleted assets that are gone; always empty before 3.0
 * @param others all other fields
 */
public record DeltaSync(
        boolean needsFullSync,
        List<Asset> upserted,
        List<String> deleted,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}
