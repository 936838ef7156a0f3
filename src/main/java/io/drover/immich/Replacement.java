package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.CheckResult;
import io.drover.immich.api.ContentOperations;
import io.drover.immich.api.ImmichClient;
import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.AssetId;
import io.drover.immich.api.model.CheckItem;
import io.drover.immich.api.model.CopyAsset;
import io.drover.immich.api.model.DeleteAssets;
import io.drover.immich.api.model.ReplacedAsset;
import io.drover.immich.api.model.UploadAnswer;
import io.drover.ingest.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Puts a file in the place of an asset's. Before 3.0 the server does that itself, but loses the file when the asset already
 * has these bytes; so that is asked before each time that the file is sent. From 3.0 on it is an upload whose bytes are confirmed, then a copy of what
 * belongs to the asset, then the old one goes into the trash.
 *
 * <p>A repetition after a failure goes on where the first attempt ended, because the new bytes are found on the server.
 */
final class Replacement {
    private static final String REPLACED = "replaced";
    private static final String DUPLICATE = "duplicate";

    private final VerbCalls verbs;
    private final Progress progress;
    private final FileMessage message;
    private final String oldId;

    /** @param oldId the asset whose file is replaced */
    Replacement(ImmichServer server, Progress progress, FileMessage message, String oldId) {
        this.verbs = server.verbs();
        this.progress = progress;
        this.message = message;
        this.oldId = oldId;
    }

    /** Replaces it. Blocks. @throws IOException when the file cannot be read, or has changed since it was hashed */
    ReplacedAsset run() throws IOException {
        try {
            Asset old = verbs.call(
                    AssetOperations.GET_ASSET_INFO,
                    client -> client.call(AssetOperations.GET_ASSET_INFO, new AssetId(oldId)));
            CheckResult held = held();
            if (oldId.equals(held.assetId()) || old.checksumHex().equals(message.checksum())) {
                return new ReplacedAsset(oldId, null, DUPLICATE);
            }
            refuseTrashed(held);
            boolean itself = verbs.call(
                    ContentOperations.REPLACE_ASSET, client -> ContentOperations.REPLACE_ASSET.isIn(client.version()));
            return itself ? byTheServer() : byUpload(old, held);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private CheckResult held() {
        return verbs.call(AssetOperations.CHECK_BULK_UPLOAD, this::held);
    }

    private CheckResult held(ImmichClient client) {
        return client.checkBulkUpload(List.of(new CheckItem("0", message.checksum())))
                .get(0);
    }

    private void refuseTrashed(CheckResult held) {
        if (held.trashed()) {
            throw new RefusedException(
                    "replaceAsset: the server holds these bytes in its trash, as asset " + held.assetId()
                            + ": restore them there, or empty it; asset " + oldId + " is as it was",
                    null);
        }
    }

    private ReplacedAsset byTheServer() throws IOException {
        ReplacedAsset replaced = send(ContentOperations.REPLACE_ASSET, this::sendUnlessHeld);
        if (replaced.status().equals(REPLACED)) {
            confirm(oldId);
            requireOriginal(oldId, "the old file is in its trash");
        }
        return replaced;
    }

    /** One attempt of maybe several: one before may have been stored although its answer was a failure. */
    private ReplacedAsset sendUnlessHeld(ImmichClient client) throws IOException {
        CheckResult held = held(client);
        String holder = held.assetId();
        if (oldId.equals(holder)) {
            return new ReplacedAsset(oldId, null, REPLACED);
        }
        refuseTrashed(held);
        if (holder != null) {
            return new ReplacedAsset(holder, null, DUPLICATE);
        }
        UploadAnswer answer = client.replaceAsset(oldId, message.upload(progress));
        if (!answer.status().equals(REPLACED)) {
            throw new RefusedException(
                    "replaceAsset: the server answered '" + answer.status() + "' of asset " + answer.id()
                            + " although it held these bytes nowhere before; it may have lost a file: see whether the"
                            + " originals of that asset and of asset " + oldId + " can be downloaded",
                    null);
        }
        return new ReplacedAsset(oldId, answer.id(), REPLACED);
    }

    /** The checksum is that of a row, which may have no file. An empty file has no first byte to look at. */
    private void requireOriginal(String id, String oldState) throws IOException {
        if (message.file().stamp().size() > 0
                && !verbs.call(ContentOperations.DOWNLOAD_ASSET, client -> originalIsReadable(client, id))) {
            throw new IOException("replaceAsset: the server has the checksum of the new file as that of asset " + id
                    + ", but cannot read the original; " + oldState);
        }
    }

    private static boolean originalIsReadable(ImmichClient client, String id) {
        try {
            return client.originalIsReadable(id);
        } catch (ApiException e) {
            if (e.missingPermission() != null) {
                return true; // a key that may replace need not be one that may download
            }
            throw e;
        }
    }

    private ReplacedAsset byUpload(Asset old, CheckResult held) throws IOException {
        String newId = held.assetId();
        if (newId != null && old.isTrashed()) {
            return new ReplacedAsset(newId, oldId, DUPLICATE); // an earlier attempt has done it all
        }
        if (newId == null) {
            newId = send(AssetOperations.UPLOAD_ASSET, client -> client.uploadAsset(message.upload(progress)))
                    .id();
            confirm(newId);
        }
        requireOriginal(newId, "asset " + oldId + " is as it was: remove asset " + newId + " for good, then repeat");
        String id = newId;
        step(
                "its albums, favourite, shared links, stack and sidecar have not all been brought over, and asset "
                        + oldId + " is where it was",
                id,
                AssetOperations.COPY_ASSET,
                client -> client.call(
                        AssetOperations.COPY_ASSET, new CopyAsset(oldId, id, true, true, true, true, true)));
        step(
                "what belonged to asset " + oldId + " has been brought over, but that asset is not in the trash",
                id,
                AssetOperations.DELETE_ASSETS,
                client -> client.call(AssetOperations.DELETE_ASSETS, new DeleteAssets(List.of(oldId), false)));
        return new ReplacedAsset(id, oldId, REPLACED);
    }

    /** A step after the new bytes are safe. @param state what is done and what is not, should it fail */
    private void step(String state, String newId, ApiOperation<?, ?> operation, Action<?> action) throws IOException {
        try {
            send(operation, action);
        } catch (RuntimeException e) {
            String sentence = "replaceAsset: asset " + newId + " holds the new file, confirmed by checksum; " + state
                    + "; repeat the message to go on: " + e.getMessage();
            throw e instanceof RefusedException
                    ? new RefusedException(sentence, e)
                    : new IllegalStateException(sentence, e);
        }
    }

    /** A call that may read the file. */
    private interface Action<T> {
        T call(ImmichClient client) throws IOException;
    }

    private <T> T send(ApiOperation<?, ?> operation, Action<T> action) throws IOException {
        try {
            return verbs.call(operation, client -> {
                try {
                    return action.call(client);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void confirm(String id) throws IOException {
        CheckResult result = held();
        if (!id.equals(result.assetId()) || result.trashed()) {
            throw new IOException("replaceAsset: the server does not confirm that asset " + id
                    + " holds the new file; asset " + oldId + " was not removed");
        }
    }
}
