package io.drover.immich.api;

import io.drover.immich.api.model.CheckItem;
import io.drover.immich.api.model.ServerVersion;
import io.drover.immich.api.model.UploadAnswer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * One Immich server, called by one user. Safe for use by many threads; every call blocks until the answer is there.
 *
 * <p>Each call throws {@link io.drover.http.ApiException} when the answer is not the one that the operation promises,
 * or when there is none.
 */
public interface ImmichClient extends AutoCloseable {

    /** The server's version, asked when it is not known; {@link #refresh} forgets it, and so does any 404. */
    ServerVersion version();

    /** A run begins: the server may have been upgraded since, so its version is asked again. */
    void refresh();

    /**
     * The time by the server's clock, in whole seconds, which is never later than the moment of the answer. What the server
     * tells of times is to be compared with this alone.
     */
    Instant serverTime();

    /**
     * Calls an operation, or what stands in for it in the server's version. An answer that is a stream, a file or the
     * lines of getSyncStream, is read as it comes and closed by the caller.
     *
     * @throws NotInThisVersionException when the server lacks it and nothing stands in for it
     * @throws IllegalArgumentException when the request lacks what the path needs
     */
    <Q, A> A call(ApiOperation<Q, A> operation, Q request);

    /**
     * Calls an operation in another session than the client's own, such as createSession has made.
     *
     * @param token the session's secret
     */
    <Q, A> A callIn(String token, ApiOperation<Q, A> operation, Q request);

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

    /**
     * Sends a file in the place of an asset's; before 3.0 only. Never with the bytes that the asset already has: the server
     * would lose them.
     *
     * @param id the asset, which keeps its id
     * @return the id of a new asset in the trash that holds the old file
     * @throws NotInThisVersionException from 3.0 on
     * @throws IOException as {@link #uploadAsset}
     */
    UploadAnswer replaceAsset(String id, AssetUpload upload) throws IOException;

    /** Whether the server can still read the asset's original file; reads its first byte; needs {@code asset.download}. */
    boolean originalIsReadable(String id);

    /** Breaks off every request that is under way: their calls fail at once. */
    void abort();

    @Override
    void close();
}
