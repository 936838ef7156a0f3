package io.drover.http;

/**
 * What is asked of a server.
 *
 * @param name its operationId
 * @param path below the service's address, with a slash in front
 */
record Operation(String name, String method, String path) {}
