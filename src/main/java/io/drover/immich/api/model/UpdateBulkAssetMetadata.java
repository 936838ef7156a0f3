package io.drover.immich.api.model;

import java.util.List;

/** What updateBulkAssetMetadata writes. @param items entries of any assets */
public record UpdateBulkAssetMetadata(List<BulkMetadataItem> items) {}
