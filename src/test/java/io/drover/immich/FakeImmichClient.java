package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.AssetUpload;
import io.drover.immich.api.CheckResult;
import io.drover.immich.api.ImmichClient;
import io.drover.immich.api.ServerOperations;
import io.drover.immich.api.UploadedAsset;
import io.drover.immich.api.UserOperations;
import io.drover.immich.api.model.ApiKey;
import io.drover.immich.api.model.CheckItem;
import io.drover.immich.api.model.ServerConfig;
import io.drover.immich.api.model.ServerMediaTypes;
import io.drover.immich.api.model.ServerVersion;
import io.drover.immich.api.model.UploadAnswer;
import io.drover.immich.api.model.User;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client without a server: knows which checksums are held, and fails as it is told. */
class FakeImmichClient implements ImmichClient {
    private static final Map<ApiOperation<?, ?>, Object> ANSWERS = Map.of(
            ServerOperations.GET_SERVER_CONFIG, new ServerConfig(false, 30, Map.of()),
            ServerOperations.GET_SUPPORTED_MEDIA_TYPES,
                    new ServerMediaTypes(List.of(".jpg"), List.of(".mp4"), List.of(".xmp")),
            UserOperations.GET_MY_API_KEY, new ApiKey("key-id", "test", List.of("all"), Map.of()),
            UserOperations.GET_MY_USER, new User("user-id", "user@example.com", "user", Map.of()));

    final Map<String, String> held = new ConcurrentHashMap<>();
    final List<Integer> checkSizes = new ArrayList<>();
    final Deque<ApiException> nextChecks = new ArrayDeque<>();
    volatile Predicate<String> look = id -> {
        throw new AssertionError("not expected here");
    };
    final AtomicInteger probes = new AtomicInteger();
    volatile @Nullable ApiException down;

    @Override
    public synchronized List<CheckResult> checkBulkUpload(List<CheckItem> items) {
        checkSizes.add(items.size());
        notifyAll();
        ApiException failure = nextChecks.poll();
        if (failure != null) {
            throw failure;
        }
        return items.stream()
                .map(item -> {
                    String asset = held.get(item.checksum());
                    return new CheckResult(item.id(), asset == null, asset == null ? null : "duplicate", asset, false);
                })
                .toList();
    }

    @Override
    public <Q, A> A call(ApiOperation<Q, A> operation, Q request) {
        if (operation == ServerOperations.GET_SERVER_CONFIG) {
            probes.incrementAndGet();
            ApiException failure = down;
            if (failure != null) {
                throw failure;
            }
        }
        Object answer = ANSWERS.get(operation);
        if (answer == null) {
            throw new AssertionError("not expected here: " + operation.id());
        }
        @SuppressWarnings("unchecked") // the table below gives each operation what it promises
        A typed = (A) answer;
        return typed;
    }

    @Override
    public <Q, A> A callIn(String token, ApiOperation<Q, A> operation, Q request) {
        throw new AssertionError("not expected here");
    }

    @Override
    public ServerVersion version() {
        return new ServerVersion(3, 1, 0);
    }

    @Override
    public Instant serverTime() {
        return Instant.parse("2026-11-20T17:52:41Z");
    }

    @Override
    public void refresh() {}

    @Override
    public UploadedAsset uploadAsset(AssetUpload upload) {
        throw new AssertionError("not expected here");
    }

    @Override
    public UploadAnswer replaceAsset(String id, AssetUpload upload) {
        throw new AssertionError("not expected here");
    }

    @Override
    public boolean originalIsReadable(String id) {
        return look.test(id);
    }

    @Override
    public void abort() {}

    @Override
    public void close() {}
}
