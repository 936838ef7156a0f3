package io.drover.immich.api.model;

/**
 * The answer of uploadAsset.
 *
 * @param id the asset, a UUID
 * @param status created or duplicate
 */
public record UploadAnswer(String id, String status) {}
