package io.drover.immich.api;

/**
 * The answer of uploadAsset.
 *
 * @param id the asset, a UUID
 * @param created whether the server made it now; else it held the bytes before, perhaps in the trash
 */
public record UploadedAsset(String id, boolean created) {}
