package io.drover.immich.api.model;

import java.util.List;

/** What deleteBulkAssetMetadata removes. @param items entries of any assets */
public record DeleteBulkAssetMetadata(List<BulkMetadataKey> items) {}
