package io.drover.immich;

import io.drover.immich.api.model.BulkUploadCheckResult;
import io.drover.immich.api.model.BulkUploadCheckResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What one case puts onto a server: files that no server has, and whatever it makes besides. All of it can be removed. */
final class VerbContent {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final VerbStage stage;
    private final List<String> checksums = new ArrayList<>();
    private final Map<String, String> things = new LinkedHashMap<>();

    VerbContent(VerbStage stage) {
        this.stage = stage;
    }

    /** A file of bytes that no server has. */
    Path file(Path file) throws IOException {
        byte[] content = new byte[2_000];
        RANDOM.nextBytes(content);
        return file(file, content);
    }

    /** A file of these bytes, which no server has. */
    Path file(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        checksums.add(checksum(file));
        return file;
    }

    /** Its SHA-1 in hex. */
    static String checksum(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Something that is no asset. @param verb removes it, with its id as the body */
    void remember(String id, String verb) {
        things.put(id, verb);
    }

    /** Removes all of it for good: what the files became, whatever that is called by now. */
    void remove() {
        things.forEach((id, verb) -> stage.send(verb, id, Map.of()));
        List<Map<String, String>> items = checksums.stream()
                .map(sha1 -> Map.of("id", sha1, "checksum", sha1))
                .toList();
        BulkUploadCheckResults held =
                stage.send("checkBulkUpload", items, Map.of()).getMessage().getBody(BulkUploadCheckResults.class);
        List<String> assets = Objects.requireNonNull(held).results().stream()
                .map(BulkUploadCheckResult::assetId)
                .filter(Objects::nonNull)
                .toList();
        stage.send("deleteAssets", Map.of("ids", assets, "force", true), Map.of());
    }
}
