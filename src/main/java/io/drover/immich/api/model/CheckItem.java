package io.drover.immich.api.model;

/**
 * One question of checkBulkUpload.
 *
 * @param id echoed in the answer; opaque to the server
 * @param checksum SHA-1 of the whole file, 40 lower-case hex digits
 */
public record CheckItem(String id, String checksum) {}
