package io.drover.immich.api.model;

import java.util.List;

/** What checkBulkUpload answers. @param results one for each question, in the same order */
public record BulkUploadCheckResults(List<BulkUploadCheckResult> results) {}
