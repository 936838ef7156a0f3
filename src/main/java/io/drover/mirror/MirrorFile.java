package io.drover.mirror;

/**
 * Which file holds an asset.
 *
 * @param path below the mirror's folder
 * @param checksum SHA-1 of its bytes, 40 hex digits
 */
record MirrorFile(String asset, String path, String checksum) {}
