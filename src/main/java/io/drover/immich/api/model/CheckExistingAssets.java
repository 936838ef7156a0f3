package io.drover.immich.api.model;

import java.util.List;

/**
 * What checkExistingAssets asks.
 *
 * @param deviceId the device that the assets came from
 * @param deviceAssetIds what that device called them; at least one
 */
public record CheckExistingAssets(String deviceId, List<String> deviceAssetIds) {}
