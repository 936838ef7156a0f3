package io.drover.immich.api.model;

import java.util.List;

/** What checkBulkUpload asks. @param assets 1 to 5,000 questions */
public record BulkUploadCheck(List<CheckItem> assets) {}
