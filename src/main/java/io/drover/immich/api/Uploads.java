package io.drover.immich.api;

import io.drover.http.ApiClient;
import io.drover.http.Request;
import io.drover.immich.api.model.ReplaceAsset;
import io.drover.immich.api.model.ServerVersion;
import io.drover.immich.api.model.UploadAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/** Sends files, to whichever address of the server. */
final class Uploads {
    private final Caller caller;
    private final Supplier<ServerVersion> version;
    private final UploadForm form = new UploadForm("drover-" + UUID.randomUUID());

    Uploads(Caller caller, Supplier<ServerVersion> version) {
        this.caller = caller;
        this.version = version;
    }

    /** @throws IOException as {@link ImmichClient#uploadAsset} does */
    UploadedAsset send(ApiClient server, AssetUpload upload) throws IOException {
        return caller.call(AssetOperations.UPLOAD_ASSET, credentials -> send(server, upload, credentials));
    }

    /** The same to an address that may not be the server's. @throws IOException as {@link ImmichClient#uploadAsset} does */
    UploadedAsset sendOnce(ApiClient server, AssetUpload upload) throws IOException {
        return caller.callOnce(AssetOperations.UPLOAD_ASSET, credentials -> send(server, upload, credentials));
    }

    /** Sends a file in the place of the one that an asset has. @throws IOException as for a new one */
    UploadAnswer replace(ApiClient server, String id, AssetUpload upload) throws IOException {
        var operation = ContentOperations.REPLACE_ASSET;
        return caller.call(operation, credentials -> {
            Request request = Requests.of(operation, new ReplaceAsset(id), version.get(), credentials);
            return server.upload(request, form.of(upload, version.get()), UploadAnswer.class);
        });
    }

    private UploadedAsset send(ApiClient server, AssetUpload upload, List<Header> credentials) throws IOException {
        List<Header> headers = new ArrayList<>(credentials);
        headers.add(new BasicHeader("x-immich-checksum", upload.checksum()));
        Request request = new Request(
                AssetOperations.UPLOAD_ASSET.id(),
                AssetOperations.UPLOAD_ASSET.method().name(),
                AssetOperations.UPLOAD_ASSET.path(),
                headers,
                null);
        UploadAnswer answer = server.upload(request, form.of(upload, version.get()), UploadAnswer.class);
        return switch (answer.status()) {
            case "created" -> new UploadedAsset(answer.id(), true);
            case "duplicate" -> new UploadedAsset(answer.id(), false);
            default -> throw server.unexpected(request, 200, "the field status says " + answer.status());
        };
    }
}
