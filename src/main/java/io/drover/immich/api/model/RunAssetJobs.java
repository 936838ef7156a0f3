package io.drover.immich.api.model;

import java.util.List;

/**
 * What runAssetJobs has the server do again.
 *
 * @param assetIds UUIDs
 * @param name refresh-faces, refresh-metadata, regenerate-thumbnail or transcode-video
 */
public record RunAssetJobs(List<String> assetIds, String name) {}
