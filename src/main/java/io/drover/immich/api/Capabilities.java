package io.drover.immich.api;

/**
 * What a server can do, by its version. A version newer than those known here counts as the newest known.
 *
 * @param deviceIdsRequired whether uploadAsset needs deviceAssetId and deviceId (before 3.0)
 * @param apiKeysMe whether getMyApiKey exists (since 1.139)
 */
public record Capabilities(boolean deviceIdsRequired, boolean apiKeysMe) {

    /** Those of a version. */
    public static Capabilities of(ServerVersion version) {
        return new Capabilities(!version.isAtLeast(3, 0), version.isAtLeast(1, 139));
    }
}
