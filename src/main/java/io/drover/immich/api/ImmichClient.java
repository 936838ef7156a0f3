package io.drover.immich.api;

import java.io.IOException;
import java.util.List;

/**
 * The operations of one Immich server that Drover uses, by their OpenAPI operationId. Safe for use by many threads;
 * every call blocks until the answer is there.
 *
 * <p>Each call throws {@link io.drover.http.ApiException} when the answer is not the one that the operation promises,
 * or when there is none.
 */
public interface ImmichClient extends AutoCloseable {

    /** The version of the server; needs no credentials. */
    ServerVersion getServerVersion();

    /** The public configuration, which alone tells maintenance mode from a missing route; needs no credentials. */
    ServerConfig getServerConfig();

    /** The file types that the server takes; needs no credentials. */
    ServerMediaTypes getSupportedMediaTypes();

    /** The API key in use and its permissions; works with every key. Since 1.139. */
    ApiKey getMyApiKey();

    /** The user whom the API key belongs to; needs {@code user.read}. */
    User getMyUser();

    /**
     * Asks which files the server already holds, trashed ones included; needs {@code asset.upload}.
     *
     * @param items 1 to 5,000 of them; an empty list is refused here because servers answer it with 500
     * @return one result an item, in the same order
     */
    List<CheckResult> checkBulkUpload(List<CheckItem> items);

    /**
     * Sends one file; needs {@code asset.upload}. An answer that comes while the file is still being sent is taken.
     *
     * @throws IOException what {@link AssetUpload#beforeLastBlock()} threw, or when the file cannot be read; the
     *     request was broken off and the server has not stored it
     */
    UploadedAsset uploadAsset(AssetUpload upload) throws IOException;

    /** Removes assets, into the trash or (force) for good; needs {@code asset.delete}. */
    void deleteAssets(List<String> ids, boolean force);

    /** Whether the server can still read the asset's original file; reads its first byte; needs {@code asset.download}. */
    boolean originalIsReadable(String id);

    /** Breaks off every request that is under way: their calls fail at once. */
    void abort();

    @Override
    void close();
}
