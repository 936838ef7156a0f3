package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.UploadedAsset;
import io.drover.immich.api.model.DeleteAssets;
import io.drover.ingest.PutBackException;
import java.util.List;

/** Removes an asset that Drover has just made and whose bytes are not the ones that were sent. */
record RemoveDamagedJob(ImmichServer server, UploadedAsset asset, UploadJob upload) implements UploadPool.Job {

    @Override
    public long run() {
        upload.damaged(remove());
        return -1;
    }

    private String remove() {
        if (!asset.created()) {
            return "asset " + asset.id() + " was there before and was left alone";
        }
        try {
            server.client().call(AssetOperations.DELETE_ASSETS, new DeleteAssets(List.of(asset.id()), true));
            return "asset " + asset.id() + ", which it made of them, was deleted";
        } catch (ApiException e) {
            return "asset " + asset.id() + ", which it made of them, could not be deleted: " + e.getMessage();
        }
    }

    @Override
    public void putBack(PutBackException why) {
        upload.damaged("asset " + asset.id() + ", which it made of them, was not deleted: " + why.getMessage());
    }
}
