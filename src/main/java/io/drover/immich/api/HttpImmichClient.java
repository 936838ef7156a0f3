package io.drover.immich.api;

import io.drover.http.ApiClient;
import io.drover.http.ApiException;
import io.drover.http.MultipartEntity;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/** The client over HTTP. */
public final class HttpImmichClient implements ImmichClient {
    private static final int LONGEST_CHECK = 5_000;
    private static final String CHECK_PATH = "/assets/bulk-upload-check";

    private final ApiClient api;
    private final UploadForm form;
    private volatile @Nullable Capabilities capabilities;

    /** For the server and with the certificates that the Java runtime trusts. */
    public HttpImmichClient(ImmichSettings settings) {
        this(settings, SSLContexts.createSystemDefault(), "drover-" + UUID.randomUUID());
    }

    HttpImmichClient(ImmichSettings settings, SSLContext tls, String boundary) {
        this.api = new ApiClient(
                "Immich",
                ImmichSettings.ADDRESS_HINT,
                settings.address(),
                settings.http(),
                new KeyHeader(settings.apiKey()),
                tls,
                settings.clock());
        this.form = new UploadForm(boundary);
    }

    @Override
    public ServerVersion getServerVersion() {
        return knowing404(() -> api.get("getServerVersion", "/server/version", ServerVersion.class));
    }

    @Override
    public ServerConfig getServerConfig() {
        Wire.ConfigAnswer answer = api.get("getServerConfig", "/server/config", Wire.ConfigAnswer.class);
        return new ServerConfig(Boolean.TRUE.equals(answer.maintenanceMode()));
    }

    @Override
    public ServerMediaTypes getSupportedMediaTypes() {
        return knowing404(() -> api.get("getSupportedMediaTypes", "/server/media-types", ServerMediaTypes.class));
    }

    @Override
    public ApiKey getMyApiKey() {
        return knowing404(() -> api.get("getMyApiKey", "/api-keys/me", ApiKey.class));
    }

    @Override
    public User getMyUser() {
        return knowing404(() -> api.get("getMyUser", "/users/me", User.class));
    }

    @Override
    public List<CheckResult> checkBulkUpload(List<CheckItem> items) {
        if (items.isEmpty() || items.size() > LONGEST_CHECK) {
            throw new IllegalArgumentException(
                    "checkBulkUpload takes 1 to " + LONGEST_CHECK + " items, not " + items.size());
        }
        Wire.CheckAnswer answer = knowing404(
                () -> api.post("checkBulkUpload", CHECK_PATH, new Wire.CheckRequest(items), Wire.CheckAnswer.class));
        return new CheckAnswers(why -> api.unexpected("checkBulkUpload", "POST", CHECK_PATH, 200, why))
                .match(items, answer.results());
    }

    @Override
    public UploadedAsset uploadAsset(AssetUpload upload) throws IOException {
        MultipartEntity body = form.of(upload, capabilities().deviceIdsRequired());
        Header checksum = new BasicHeader("x-immich-checksum", upload.checksum());
        Wire.UploadAnswer answer;
        try {
            answer = api.upload("uploadAsset", "/assets", body, List.of(checksum), Wire.UploadAnswer.class);
        } catch (ApiException e) {
            throw explained(e);
        }
        return switch (answer.status()) {
            case "created" -> new UploadedAsset(answer.id(), true);
            case "duplicate" -> new UploadedAsset(answer.id(), false);
            default ->
                throw api.unexpected("uploadAsset", "POST", "/assets", 200, "the field status says " + answer.status());
        };
    }

    @Override
    public void deleteAssets(List<String> ids, boolean force) {
        knowing404(() -> {
            api.delete("deleteAssets", "/assets", new Wire.DeleteRequest(ids, force));
            return true;
        });
    }

    @Override
    public boolean originalIsReadable(String id) {
        try {
            return knowing404(() -> {
                api.probe("downloadAsset", "/assets/" + id + "/original");
                return true;
            });
        } catch (ApiException e) {
            if (saysThatItIsGone(e)) {
                return false;
            }
            throw e;
        }
    }

    /** The file of a known asset that is gone is 404 in 3.x, and before 3.0 a 500 without words. */
    private boolean saysThatItIsGone(ApiException e) {
        return switch (e.status()) {
            case 404 -> !e.maintenance() && !e.anotherService();
            case 500 -> isWellOtherwise();
            default -> false;
        };
    }

    /** Asks something that needs the database, so that a server in trouble is not taken for one that lost a file. */
    private boolean isWellOtherwise() {
        if (capabilities().apiKeysMe()) {
            getMyApiKey();
        } else {
            getMyUser();
        }
        return true;
    }

    @Override
    public void abort() {
        api.abort();
    }

    @Override
    public void close() {
        api.close();
    }

    private Capabilities capabilities() {
        Capabilities known = capabilities;
        if (known == null) {
            known = Capabilities.of(getServerVersion());
            capabilities = known;
        }
        return known;
    }

    private <T> T knowing404(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (ApiException e) {
            throw explained(e);
        }
    }

    /** In maintenance mode nearly every route is 404, which then says nothing about the route; else the version may be another. */
    private ApiException explained(ApiException e) {
        if (e.status() != 404 || e.anotherService()) {
            return e;
        }
        capabilities = null;
        try {
            return getServerConfig().maintenanceMode() ? e.asMaintenance() : e;
        } catch (ApiException second) {
            e.addSuppressed(second);
            return e;
        }
    }
}
