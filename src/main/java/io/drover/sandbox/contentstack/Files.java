package io.drover.sandbox.contentstack;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of assets, each version under a path of its own, for ever. Safe for many threads. */
final class Files {
    private final String folder;
    private final Uids uids;
    private final Map<String, AssetUpload> byPath = new ConcurrentHashMap<>();

    /** @param apiKey of the stack, which is a part of every path */
    Files(String apiKey, Uids uids) {
        this.folder = "/v3/assets/" + apiKey + "/";
        this.uids = uids;
    }

    /** Keeps a file and returns its path. */
    String add(AssetUpload upload) {
        String name =
                URLEncoder.encode(upload.filename(), StandardCharsets.UTF_8).replace("+", "%20");
        String path = folder + upload.uid() + "/" + uids.uid() + "/" + name;
        byPath.put(path, upload);
        return path;
    }

    Optional<AssetUpload> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }
}
