package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * What logout answers.
 *
 * @param successful whether the session has ended
 * @param redirectUri where a browser goes next
 * @param others all other fields
 */
public record LogoutAnswer(
        boolean successful,
        String redirectUri,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}
