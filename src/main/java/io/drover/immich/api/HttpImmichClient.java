package io.drover.immich.api;

import static io.drover.immich.api.model.Nothing.NOTHING;

import io.drover.http.ApiClient;
import io.drover.http.ApiException;
import io.drover.http.Request;
import io.drover.http.WireJson;
import io.drover.immich.api.ApiOperation.Way;
import io.drover.immich.api.model.BulkUploadCheck;
import io.drover.immich.api.model.CheckItem;
import io.drover.immich.api.model.ReplaceAsset;
import io.drover.immich.api.model.ServerVersion;
import io.drover.immich.api.model.UploadAnswer;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.ssl.SSLContexts;

/** The client over HTTP. */
public final class HttpImmichClient implements ImmichClient {
    private static final int LONGEST_CHECK = 5_000;
    private static final String SESSION_HEADER = "x-immich-user-token";

    private final ApiClient api;
    private final KeyHeader key;
    private final UploadForm form;
    private final ServerVersions versions;

    /** For the server and with the certificates that the Java runtime trusts. */
    public HttpImmichClient(ImmichSettings settings) {
        this(settings, SSLContexts.createSystemDefault(), "drover-" + UUID.randomUUID());
    }

    HttpImmichClient(ImmichSettings settings, SSLContext tls, String boundary) {
        this.api = new ApiClient(
                "Immich", ImmichSettings.ADDRESS_HINT, settings.address(), settings.http(), tls, settings.clock());
        this.key = new KeyHeader(settings.apiKey());
        this.form = new UploadForm(boundary);
        this.versions =
                new ServerVersions(settings.toString(), () -> perform(ServerOperations.GET_SERVER_VERSION, NOTHING));
    }

    @Override
    public ServerVersion version() {
        return versions.now();
    }

    @Override
    public void refresh() {
        versions.forget();
    }

    @Override
    public <Q, A> A call(ApiOperation<Q, A> operation, Q request) {
        if (operation.kind() == ApiOperation.Kind.LINES) {
            refresh(); // asked as for another version, a server may never end the stream
        }
        Way<Q, A> detour = operation.dependsOnVersion() ? operation.detour(version()) : null;
        return detour == null ? perform(operation, request) : detour.call(this, request);
    }

    @Override
    public <Q, A> A callIn(String token, ApiOperation<Q, A> operation, Q request) {
        return perform(operation, request(operation, request, List.of(new BasicHeader(SESSION_HEADER, token, true))));
    }

    private <Q> Request request(ApiOperation<Q, ?> operation, Q values, List<Header> credentials) {
        ServerVersion version = operation.dependsOnVersion() ? version() : Versions.NEWEST_KNOWN;
        return Requests.of(operation, values, version, credentials);
    }

    private <Q, A> A perform(ApiOperation<Q, A> operation, Q values) {
        return perform(operation, request(operation, values, credentials(operation)));
    }

    @SuppressWarnings("unchecked") // the table says for each operation what its answer is
    private <Q, A> A perform(ApiOperation<Q, A> operation, Request request) {
        return (A) knowing404(() -> switch (operation.kind()) {
            case CONTENT -> api.open(request);
            case LINES -> lines(request);
            case JSON, BATCH, CHECK, UPLOAD -> json(operation, request);
        });
    }

    private Object json(ApiOperation<?, ?> operation, Request request) {
        if (operation.givesNothing()) {
            api.send(request);
            return NOTHING;
        }
        return api.call(
                request, operation.isList() ? WireJson.listOf(operation.answer()) : WireJson.type(operation.answer()));
    }

    private SyncLines lines(Request request) {
        boolean saysWhenComplete = version().isAtLeast(Versions.V1_141);
        return new SyncLines(
                api.open(request, SyncLines.CONTENT_TYPE), saysWhenComplete, why -> api.unexpected(request, 200, why));
    }

    private List<Header> credentials(ApiOperation<?, ?> operation) {
        return operation.credentials() == ApiOperation.Credentials.NONE ? List.of() : List.of(key.get());
    }

    @Override
    public List<CheckResult> checkBulkUpload(List<CheckItem> items) {
        if (items.isEmpty() || items.size() > LONGEST_CHECK) {
            throw new IllegalArgumentException(
                    "checkBulkUpload takes 1 to " + LONGEST_CHECK + " items, not " + items.size());
        }
        var operation = AssetOperations.CHECK_BULK_UPLOAD;
        BulkUploadCheck question = new BulkUploadCheck(items);
        return new CheckAnswers(why -> api.unexpected(request(operation, question, List.of()), 200, why))
                .match(items, call(operation, question).results());
    }

    @Override
    public UploadedAsset uploadAsset(AssetUpload upload) throws IOException {
        Request request = new Request(
                AssetOperations.UPLOAD_ASSET.id(),
                AssetOperations.UPLOAD_ASSET.method().name(),
                AssetOperations.UPLOAD_ASSET.path(),
                List.of(key.get(), new BasicHeader("x-immich-checksum", upload.checksum())),
                null);
        UploadAnswer answer = send(request, upload);
        return switch (answer.status()) {
            case "created" -> new UploadedAsset(answer.id(), true);
            case "duplicate" -> new UploadedAsset(answer.id(), false);
            default -> throw api.unexpected(request, 200, "the field status says " + answer.status());
        };
    }

    @Override
    public UploadAnswer replaceAsset(String id, AssetUpload upload) throws IOException {
        var operation = ContentOperations.REPLACE_ASSET;
        if (!operation.isIn(version())) {
            throw new NotInThisVersionException(operation, version());
        }
        return send(request(operation, new ReplaceAsset(id), credentials(operation)), upload);
    }

    private UploadAnswer send(Request request, AssetUpload upload) throws IOException {
        try {
            return api.upload(request, form.of(upload, version()), UploadAnswer.class);
        } catch (ApiException e) {
            throw explained(e);
        }
    }

    @Override
    public boolean originalIsReadable(String id) {
        try {
            return knowing404(() -> {
                api.probe(new Request("downloadAsset", "GET", "/assets/" + id + "/original", List.of(key.get()), null));
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
        if (UserOperations.GET_MY_API_KEY.isIn(version())) {
            call(UserOperations.GET_MY_API_KEY, NOTHING);
        } else {
            call(UserOperations.GET_MY_USER, NOTHING);
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

    private <T> T knowing404(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (ApiException e) {
            throw explained(e);
        }
    }

    /** In maintenance mode nearly every route is 404, which then says nothing about the route; else the version may be another. */
    private ApiException explained(ApiException e) {
        if (e.status() != 404 || e.anotherService() || e.operation().equals("getServerConfig")) {
            return e;
        }
        versions.forget();
        try {
            boolean maintenance =
                    perform(ServerOperations.GET_SERVER_CONFIG, NOTHING).inMaintenance();
            return maintenance ? e.asMaintenance() : e;
        } catch (ApiException second) {
            e.addSuppressed(second);
            return e;
        }
    }
}
