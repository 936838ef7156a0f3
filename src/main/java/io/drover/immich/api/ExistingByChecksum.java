package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Replacement;
import io.drover.immich.api.model.CheckExistingAssets;
import io.drover.immich.api.model.CheckItem;
import io.drover.immich.api.model.ExistingAssets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Servers since 3.0 do not know devices, but checksums: what a device calls an asset serves where it is the SHA-1 of the
 * file, as it is with the files that Drover sent.
 */
final class ExistingByChecksum {
    static final Replacement<CheckExistingAssets, ExistingAssets> REPLACEMENT = new Replacement<>(
            "checkBulkUpload, where the deviceAssetIds are SHA-1 checksums",
            List.of("asset.upload"),
            ExistingByChecksum::check);

    private static final int MOST = 5_000;
    private static final Pattern SHA1 = Pattern.compile("[0-9A-Fa-f]{40}|[A-Za-z0-9+/]{27}=");

    private ExistingByChecksum() {}

    private static ExistingAssets check(ImmichClient client, CheckExistingAssets request) {
        List<String> ids = request.deviceAssetIds().stream().distinct().toList();
        List<CheckItem> items = new ArrayList<>();
        for (String id : ids) {
            if (!SHA1.matcher(id).matches()) {
                throw new IllegalArgumentException("checkExistingAssets: Immich " + client.version()
                        + " finds assets by checksum alone, so that each of deviceAssetIds must be a SHA-1 in hex or"
                        + " base64, but one is '" + id + "'");
            }
            items.add(new CheckItem(id, id));
        }
        List<String> existing = new ArrayList<>();
        for (int from = 0; from < items.size(); from += MOST) {
            client.checkBulkUpload(items.subList(from, Math.min(from + MOST, items.size()))).stream()
                    .filter(result -> result.assetId() != null)
                    .forEach(result -> existing.add(result.id()));
        }
        return new ExistingAssets(existing, Map.of());
    }
}
