package io.drover.immich.api.model;

import java.util.List;

/**
 * Which assets get which tags.
 *
 * @param tagIds UUIDs
 * @param assetIds UUIDs; each gets all the tags
 */
public record BulkTagAssets(List<String> tagIds, List<String> assetIds) {}
