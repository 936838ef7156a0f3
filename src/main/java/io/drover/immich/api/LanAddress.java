package io.drover.immich.api;

import io.drover.http.HttpAddress;

/**
 * The address of the same server in the own network, for large files.
 *
 * @param address of its API
 * @param fromBytes files of so many bytes and more go there
 */
public record LanAddress(HttpAddress address, long fromBytes) {}
