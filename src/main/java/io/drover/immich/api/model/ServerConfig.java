package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The public configuration of a server.
 *
 * @param maintenanceMode whether it is in maintenance mode; null before 2.3, which has none
 * @param trashDays how many days the trash keeps what was moved there; null when it does not say
 * @param others all other fields
 */
public record ServerConfig(
        @Nullable Boolean maintenanceMode,
        @Nullable Integer trashDays,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {

    /** Whether it is in maintenance mode, in which nearly every route is 404. */
    public boolean inMaintenance() {
        return Boolean.TRUE.equals(maintenanceMode);
    }
}
