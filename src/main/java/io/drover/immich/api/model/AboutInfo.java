package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * What a server is made of.
 *
 * @param version such as v3.1.0
 * @param versionUrl where it is described
 * @param licensed whether it has a product key
 * @param others all other fields
 */
public record AboutInfo(
        String version,
        String versionUrl,
        boolean licensed,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}
