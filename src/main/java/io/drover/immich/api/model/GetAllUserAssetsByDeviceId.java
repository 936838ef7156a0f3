package io.drover.immich.api.model;

/**
 * Whose assets getAllUserAssetsByDeviceId lists.
 *
 * @param deviceId the device that the assets came from
 */
public record GetAllUserAssetsByDeviceId(String deviceId) {}
