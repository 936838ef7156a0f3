package io.drover.immich.api.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What deleteSyncAck forgets. @param types kinds of lines, such as AssetV2; null is all */
public record DeleteSyncAck(@Nullable List<String> types) {}
