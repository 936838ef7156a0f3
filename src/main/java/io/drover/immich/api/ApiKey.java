package io.drover.immich.api;

/** An API key, without its secret. */
public record ApiKey(String id, String name, java.util.List<String> permissions) {}
