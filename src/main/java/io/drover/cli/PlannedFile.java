package io.drover.cli;

import io.drover.ingest.FileStamp;
import io.drover.ingest.SourceFile;
import io.drover.text.PathText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of a plan: what would become of one file.
 *
 * @param source the place that it was found in
 * @param path absolute, as {@link PathText} writes it
 * @param size bytes
 * @param modified ISO 8601, to the nanosecond
 * @param checksum SHA-1, 40 lower-case hex digits, or null when it was not read
 * @param state {@value #UPLOAD}, or the final state that it would get
 * @param reason why this state, or null
 * @param sidecar the XMP file that would travel with it, with its size and time, or null
 * @param assetId the asset that holds its bytes, or null
 * @param known whether the ledger says all about it: it would not be looked at again
 */
record PlannedFile(
        String source,
        String path,
        long size,
        String modified,
        @Nullable String checksum,
        String state,
        @Nullable String reason,
        @Nullable String sidecar,
        @Nullable String assetId,
        boolean known) {
    /** The state of a file that would be sent. */
    static final String UPLOAD = "upload";

    static PlannedFile of(
            SourceFile file,
            @Nullable String checksum,
            String state,
            @Nullable String reason,
            @Nullable String assetId,
            boolean known) {
        return new PlannedFile(
                file.source(),
                PathText.of(file.path()),
                file.stamp().size(),
                file.stamp().modified().toString(),
                checksum,
                state,
                reason,
                sidecar(file),
                assetId,
                known);
    }

    /** @throws IllegalArgumentException when a field is missing or of another kind */
    static PlannedFile of(Map<String, @Nullable Object> line) {
        return new PlannedFile(
                Json.text(line, "source"),
                Json.text(line, "path"),
                Json.number(line, "size"),
                Json.text(line, "modified"),
                (String) line.get("checksum"),
                Json.text(line, "state"),
                (String) line.get("reason"),
                (String) line.get("sidecar"),
                (String) line.get("assetId"),
                Boolean.TRUE.equals(line.get("known")));
    }

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("source", source);
        line.put("path", path);
        line.put("size", size);
        line.put("modified", modified);
        line.put("checksum", checksum);
        line.put("state", state);
        line.put("reason", reason);
        line.put("sidecar", sidecar);
        line.put("assetId", assetId);
        line.put("known", known ? true : null);
        return line;
    }

    /** What of this file is not as it was planned, or null; the bytes are not looked at. */
    @Nullable
    String difference(SourceFile file) {
        if (file.stamp().size() != size) {
            return "it has " + file.stamp().size() + " bytes, not " + size;
        }
        String now = file.stamp().modified().toString();
        if (!now.equals(modified)) {
            return "it was modified at " + now + ", not at " + modified;
        }
        return Objects.equals(sidecar(file), sidecar) ? null : "its sidecar is another";
    }

    private static @Nullable String sidecar(SourceFile file) {
        Path sidecar = file.sidecar();
        if (sidecar == null) {
            return null;
        }
        try {
            FileStamp stamp = FileStamp.of(sidecar);
            return PathText.name(sidecar) + ", " + stamp.size() + " bytes of " + stamp.modified();
        } catch (IOException gone) {
            return PathText.name(sidecar) + ", cannot be read";
        }
    }
}
