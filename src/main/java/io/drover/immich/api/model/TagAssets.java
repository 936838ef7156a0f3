package io.drover.immich.api.model;

import java.util.List;

/**
 * Which assets get a tag, or lose it.
 *
 * @param id the tag, a UUID
 * @param ids the assets, UUIDs
 */
public record TagAssets(String id, List<String> ids) {}
