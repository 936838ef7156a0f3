package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.immich.api.ApiKey;
import io.drover.immich.api.AssetUpload;
import io.drover.immich.api.CheckItem;
import io.drover.immich.api.CheckResult;
import io.drover.immich.api.ImmichClient;
import io.drover.immich.api.ServerConfig;
import io.drover.immich.api.ServerMediaTypes;
import io.drover.immich.api.ServerVersion;
import io.drover.immich.api.UploadedAsset;
import io.drover.immich.api.User;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A client without a server: knows which checksums are held, and fails as it is told. */
class FakeImmichClient implements ImmichClient {
    final Map<String, String> held = new ConcurrentHashMap<>();
    final List<Integer> checkSizes = new ArrayList<>();
    final Deque<ApiException> nextChecks = new ArrayDeque<>();
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
    public ServerConfig getServerConfig() {
        probes.incrementAndGet();
        ApiException failure = down;
        if (failure != null) {
            throw failure;
        }
        return new ServerConfig(false);
    }

    @Override
    public ServerVersion getServerVersion() {
        return new ServerVersion(3, 1, 0);
    }

    @Override
    public ServerMediaTypes getSupportedMediaTypes() {
        return new ServerMediaTypes(List.of(".jpg"), List.of(".mp4"), List.of(".xmp"));
    }

    @Override
    public ApiKey getMyApiKey() {
        return new ApiKey("key-id", "test", List.of("all"));
    }

    @Override
    public User getMyUser() {
        return new User("user-id", "user@example.com", "user");
    }

    @Override
    public UploadedAsset uploadAsset(AssetUpload upload) {
        throw new AssertionError("not expected here");
    }

    @Override
    public void deleteAssets(List<String> ids, boolean force) {
        throw new AssertionError("not expected here");
    }

    @Override
    public boolean originalIsReadable(String id) {
        throw new AssertionError("not expected here");
    }

    @Override
    public void abort() {}

    @Override
    public void close() {}
}
