package io.drover.immich.api.model;

import java.util.List;

/**
 * Since when getDeltaSync tells changes.
 *
 * @param updatedAfter the moment
 * @param userIds oneself and all partners who share with one, and nobody else; UUIDs
 */
public record GetDeltaSync(IsoTime updatedAfter, List<String> userIds) {}
