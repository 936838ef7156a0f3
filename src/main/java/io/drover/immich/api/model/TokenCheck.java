package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * What validateAccessToken answers.
 *
 * @param authStatus whether the credentials are good
 * @param others all other fields
 */
public record TokenCheck(
        boolean authStatus, @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}
