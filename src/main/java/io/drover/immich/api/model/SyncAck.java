package io.drover.immich.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * How far a session has acknowledged one kind of lines.
 *
 * @param type the kind, such as AssetV2
 * @param ack the last acknowledgement
 * @param others all other fields
 */
public record SyncAck(
        String type,
        String ack,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}
