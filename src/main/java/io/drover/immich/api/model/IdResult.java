package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of many.
 *
 * @param id the one
 * @param success whether it was done
 * @param error why not, in a word or in the server's words; null when it was done
 * @param others all other fields
 */
public record IdResult(
        String id,
        boolean success,
        @Nullable String error,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {
    /** It was done. */
    public static IdResult done(String id) {
        return new IdResult(id, true, null, Map.of());
    }

    /** It was not done. */
    public static IdResult failed(String id, String error) {
        return new IdResult(id, false, error, Map.of());
    }
}
