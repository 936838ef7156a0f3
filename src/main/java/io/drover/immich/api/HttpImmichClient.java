package io.drover.immich.api;

import static io.drover.immich.api.model.Nothing.NOTHING;

import io.drover.http.ApiClient;
import io.drover.http.ApiException;
import io.drover.http.HttpAddress;
import io.drover.http.HttpSettings;
import io.drover.http.Network;
import io.drover.http.Request;
import io.drover.http.Verdict;
import io.drover.http.WireJson;
import io.drover.immich.api.ApiOperation.Way;
import io.drover.immich.api.model.BulkUploadCheck;
import io.drover.immich.api.model.CheckItem;
import io.drover.immich.api.model.Login;
import io.drover.immich.api.model.ServerVersion;
import io.drover.immich.api.model.UploadAnswer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** The client over HTTP. */
public final class HttpImmichClient implements ImmichClient {
    private static final int LONGEST_CHECK = 5_000;

    private final ImmichSettings settings;
    private final ApiClient api;
    private final @Nullable LanRoute lan;
    private final LoginCalls logins;
    private final Caller caller;
    private final Uploads uploads;
    private final ServerVersions versions;

    /** Nothing is called by this. */
    public HttpImmichClient(ImmichSettings settings) {
        this.settings = settings;
        this.api = api(settings.address(), settings.http(), settings.network());
        this.logins = new LoginCalls(settings, this::send);
        this.caller = new Caller(settings.access(), logins.session());
        this.lan = lan(settings.lan());
        this.uploads = new Uploads(caller, this::version);
        this.versions =
                new ServerVersions(settings.toString(), () -> perform(ServerOperations.GET_SERVER_VERSION, NOTHING));
    }

    private ApiClient api(HttpAddress address, HttpSettings http, Network network) {
        return new ApiClient("Immich", ImmichSettings.ADDRESS_HINT, address, http, network, settings.clock());
    }

    private @Nullable LanRoute lan(@Nullable LanAddress address) {
        if (address == null) {
            return null;
        }
        ApiClient near = api(
                address.address(), settings.http().near(), settings.network().local());
        return new LanRoute(address, near, new SameServer(caller, api, this::version), settings.clock());
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
    public Instant serverTime() {
        return knowing404(() -> api.time(request(ServerOperations.PING_SERVER, NOTHING, List.of())));
    }

    @Override
    public <Q, A> A call(ApiOperation<Q, A> operation, Q request) {
        if (operation.equals(AuthenticationOperations.LOGIN)) {
            return cast(logins.login((Login) request));
        }
        if (operation.equals(AuthenticationOperations.LOGOUT)) {
            return cast(logins.logout());
        }
        if (operation.kind() == ApiOperation.Kind.LINES) {
            refresh(); // asked as for another version, a server may never end the stream
        }
        Way<Q, A> detour = operation.dependsOnVersion() ? operation.detour(version()) : null;
        return detour == null ? perform(operation, request) : detour.call(this, request);
    }

    @Override
    public <Q, A> A callIn(String token, ApiOperation<Q, A> operation, Q request) {
        return send(operation, request, logins.session().header(token));
    }

    private <Q> Request request(ApiOperation<Q, ?> operation, Q values, List<Header> credentials) {
        ServerVersion version = operation.dependsOnVersion() ? version() : Versions.NEWEST_KNOWN;
        return Requests.of(operation, values, version, credentials);
    }

    private <Q, A> A perform(ApiOperation<Q, A> operation, Q values) {
        return caller.call(operation, credentials -> send(operation, values, credentials));
    }

    private <Q, A> A send(ApiOperation<Q, A> operation, Q values, List<Header> credentials) {
        return knowing404(() -> exchange(operation, request(operation, values, credentials)));
    }

    private <A> A exchange(ApiOperation<?, A> operation, Request request) {
        return cast(
                switch (operation.kind()) {
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

    @SuppressWarnings("unchecked") // the operation that was asked for has this answer
    private static <A> A cast(Object answer) {
        return (A) answer;
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
        LanRoute route = lan;
        LanRoute.Passage near = route == null ? null : route.forFile(upload.size());
        if (route != null && near != null) {
            try {
                return uploads.sendOnce(near.api(), upload);
            } catch (ApiException e) {
                if (isAboutTheFile(e)) {
                    throw e; // the usual way leads to the same server, which would say the same
                }
                route.failed(near, e);
                if (e.verdict() == Verdict.RETRY) {
                    throw e; // the server may have stored it: whoever repeats the upload asks that before
                }
            }
        }
        try {
            return uploads.send(api, upload);
        } catch (ApiException e) {
            throw explained(e);
        }
    }

    /** Whether the server itself has refused the file; 413 may be the limit of a proxy that stands before it there. */
    private static boolean isAboutTheFile(ApiException e) {
        return switch (e.verdict()) {
            case REJECT, LATER -> !e.anotherService() && e.status() != 413;
            case DENIED, WAIT, RETRY -> false;
        };
    }

    @Override
    public UploadAnswer replaceAsset(String id, AssetUpload upload) throws IOException {
        var operation = ContentOperations.REPLACE_ASSET;
        if (!operation.isIn(version())) {
            throw new NotInThisVersionException(operation, version());
        }
        try {
            return uploads.replace(api, id, upload);
        } catch (ApiException e) {
            throw explained(e);
        }
    }

    @Override
    public boolean originalIsReadable(String id) {
        try {
            return knowing404(() -> caller.call(ContentOperations.DOWNLOAD_ASSET, credentials -> {
                api.probe(new Request("downloadAsset", "GET", "/assets/" + id + "/original", credentials, null));
                return true;
            }));
        } catch (ApiException e) {
            if (saysThatItIsGone(e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * The file of a known asset that is gone is 404 in 3.x, and before 3.0 a 500 without words. In maintenance everything
     * is 404: one whose reason could not be asked says nothing of the file.
     */
    private boolean saysThatItIsGone(ApiException e) {
        return switch (e.status()) {
            case 404 -> !e.maintenance() && !e.anotherService() && e.getSuppressed().length == 0;
            case 500 -> isWellOtherwise();
            default -> false;
        };
    }

    /** Asks something that needs the database, so that a server in trouble is not taken for one that lost a file. */
    private boolean isWellOtherwise() {
        if (caller.hasKey() && UserOperations.GET_MY_API_KEY.isIn(version())) {
            call(UserOperations.GET_MY_API_KEY, NOTHING);
        } else {
            call(UserOperations.GET_MY_USER, NOTHING);
        }
        return true;
    }

    @Override
    public void abort() {
        api.abort();
        if (lan != null) {
            lan.abort();
        }
    }

    @Override
    public void close() {
        logins.close();
        api.close();
        if (lan != null) {
            lan.close();
        }
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
