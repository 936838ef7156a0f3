package io.drover.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.http.ApiClient;
import io.drover.http.HttpAddress;
import io.drover.http.HttpSettings;
import io.drover.http.Network;
import io.drover.http.Request;
import io.drover.immich.api.AssetUpload;
import io.drover.immich.api.HttpImmichClient;
import io.drover.immich.api.ImmichSettings;
import io.drover.immich.api.model.UploadAsset;
import io.drover.sandbox.SandboxServer;
import io.drover.sandbox.StoredAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/** The Immich server of a test, as another client of it sees and changes it. */
final class ServerWorld implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant TAKEN = Instant.parse("2024-01-01T12:00:00Z");

    private final SandboxServer server;
    private final Path spool;
    private final ApiClient api;
    private final HttpImmichClient client;

    /** @param spool where a file is put while it is sent */
    ServerWorld(SandboxServer server, Path spool, Clock clock) {
        this.server = server;
        this.spool = spool;
        String url = server.url().toString();
        this.api = new ApiClient(
                "Immich",
                "",
                HttpAddress.parse("the test's server", url),
                HttpSettings.defaults(),
                Network.direct(),
                clock);
        this.client = new HttpImmichClient(
                ImmichSettings.of("the test's server", url, server::apiKey, HttpSettings.defaults(), clock));
    }

    void upload(String name, byte[] content, Map<String, Object> fields) throws IOException {
        Files.write(spool, content);
        AssetUpload upload = new AssetUpload(
                spool,
                name,
                content.length,
                sha1(content),
                TAKEN,
                TAKEN,
                null,
                UploadAsset.PLAIN,
                () -> {},
                sent -> {});
        client.uploadAsset(upload);
        if (!fields.isEmpty()) {
            update(name, fields);
        }
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    void update(String name, Map<String, Object> fields) {
        call("updateAsset", "PUT", "/assets/" + id(name), fields);
    }

    void trash(String name) {
        server.trash(id(name));
    }

    void restore(String name) {
        call("restoreAssets", "POST", "/trash/restore/assets", Map.of("ids", List.of(id(name))));
    }

    void delete(String name) {
        server.purge(id(name));
    }

    void album(String name, Collection<String> add, Collection<String> remove) {
        JsonNode album = albumNamed(name);
        String id = (album == null ? call("createAlbum", "POST", "/albums", Map.of("albumName", name)) : album)
                .path("id")
                .asText();
        change("addAssetsToAlbum", "PUT", id, add);
        change("removeAssetFromAlbum", "DELETE", id, remove);
    }

    private void change(String operation, String method, String album, Collection<String> names) {
        if (!names.isEmpty()) {
            List<String> ids = names.stream().map(this::id).toList();
            call(operation, method, "/albums/" + album + "/assets", Map.of("ids", ids));
        }
    }

    void deleteAlbum(String name) {
        JsonNode album = albumNamed(name);
        if (album == null) {
            throw new IllegalStateException("the server has no album " + name);
        }
        api.send(request("deleteAlbum", "DELETE", "/albums/" + album.path("id").asText(), null));
    }

    private @Nullable JsonNode albumNamed(String name) {
        for (JsonNode album : call("getAllAlbums", "GET", "/albums", null)) {
            if (album.path("albumName").asText().equals(name)) {
                return album;
            }
        }
        return null;
    }

    private String id(String name) {
        return server.assets().stream()
                .filter(asset -> asset.name().equals(name))
                .map(StoredAsset::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the server has no asset " + name));
    }

    /** What it holds, as test files name it. */
    List<JsonNode> assets() {
        return server.assets().stream().map(ServerWorld::shown).toList();
    }

    private static JsonNode shown(StoredAsset asset) {
        return JSON.createObjectNode()
                .put("name", asset.name())
                .put("size", asset.size())
                .put("checksum", asset.sha1())
                .put("video", asset.video())
                .put("visibility", asset.visibility())
                .put("favorite", asset.favorite())
                .put("trashed", asset.trashed())
                .put("sidecar", asset.sidecar())
                .put("description", asset.exif().description());
    }

    /** Its albums, with the names of their assets in order. */
    List<JsonNode> albums() {
        List<JsonNode> albums = new ArrayList<>();
        for (JsonNode album : call("getAllAlbums", "GET", "/albums", null)) {
            ObjectNode shown = JSON.createObjectNode()
                    .put("name", album.path("albumName").asText())
                    .put("description", album.path("description").asText());
            List<String> names = new ArrayList<>();
            Map<String, Object> query =
                    Map.of("albumIds", List.of(album.path("id").asText()), "size", 1000);
            call("searchAssets", "POST", "/search/metadata", query)
                    .at("/assets/items")
                    .forEach(asset -> names.add(asset.path("originalFileName").asText()));
            names.stream().sorted().forEach(shown.putArray("assets")::add);
            albums.add(shown);
        }
        return albums;
    }

    private JsonNode call(String operation, String method, String path, @Nullable Object body) {
        return api.call(request(operation, method, path, body), JsonNode.class);
    }

    private Request request(String operation, String method, String path, @Nullable Object body) {
        return new Request(
                operation,
                method,
                path,
                List.of(new BasicHeader("x-api-key", server.apiKey(), true)),
                body == null ? null : JSON.valueToTree(body));
    }

    @Override
    public void close() {
        client.close();
        api.close();
    }
}
