package io.drover.immich.api.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What getSyncStream tells.
 *
 * @param types kinds of entities, such as AssetsV2
 * @param reset whether to begin anew, without the acknowledgements so far
 */
public record GetSyncStream(List<String> types, @Nullable Boolean reset) {}
