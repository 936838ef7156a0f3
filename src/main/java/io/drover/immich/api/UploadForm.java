package io.drover.immich.api;

import io.drover.http.FilePart;
import io.drover.http.MultipartEntity;
import io.drover.immich.api.model.ServerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The form of uploadAsset that every server version takes: the file's name stands in its part (a {@code filename} field
 * in front would rename the sidecar too), dates have milliseconds and an offset, and there is no duration.
 */
final class UploadForm {
    /** ISO 8601, always with three digits of milliseconds. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final String DEVICE_ID = "drover";

    private final String boundary;

    /** @param boundary must not occur in any file */
    UploadForm(String boundary) {
        this.boundary = boundary;
    }

    /**
     * The form for a server of this version.
     *
     * @throws IOException when the sidecar is not there
     * @throws IllegalArgumentException when the version does not take such metadata
     */
    MultipartEntity of(AssetUpload upload, ServerVersion version) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!version.isAtLeast(Versions.V3_0)) {
            fields.put("deviceAssetId", upload.checksum());
            fields.put("deviceId", DEVICE_ID);
        }
        fields.put("fileCreatedAt", date(upload.fileCreatedAt()));
        fields.put("fileModifiedAt", date(upload.fileModifiedAt()));
        fields.putAll(UploadFields.of(upload.options(), version));
        List<FilePart> files = new ArrayList<>(2);
        Path sidecar = upload.sidecar();
        if (sidecar != null) {
            files.add(new FilePart("sidecarData", upload.fileName() + ".xmp", sidecar, Files.size(sidecar)));
        }
        files.add(new FilePart("assetData", upload.fileName(), upload.file(), upload.size()));
        return new MultipartEntity(boundary, fields, files, upload::beforeLastBlock, upload.sent());
    }

    private static String date(Instant instant) {
        return DATE.format(instant);
    }
}
