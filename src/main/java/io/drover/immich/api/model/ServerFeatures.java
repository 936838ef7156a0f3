package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * What a server can do.
 *
 * @param passwordLogin whether e-mail and password log in
 * @param oauth whether there is a login by OAuth
 * @param trash whether there is a trash
 * @param sidecar whether it takes sidecar files
 * @param search whether it searches
 * @param smartSearch whether it searches by what pictures show
 * @param others all other fields
 */
public record ServerFeatures(
        boolean passwordLogin,
        boolean oauth,
        boolean trash,
        boolean sidecar,
        boolean search,
        boolean smartSearch,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}
