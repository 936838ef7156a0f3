package io.drover.immich.api.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which assets deleteAssets removes.
 *
 * @param ids UUIDs
 * @param force whether for good; else into the trash
 */
public record DeleteAssets(List<String> ids, @Nullable Boolean force) {}
