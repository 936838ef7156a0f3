package io.drover.immich.api.model;

import java.util.List;

/** Which assets restoreAssets takes out of the trash. @param ids UUIDs */
public record RestoreAssets(List<String> ids) {}
