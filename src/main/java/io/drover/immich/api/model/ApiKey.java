package io.drover.immich.api.model;

/** An API key, without its secret. */
public record ApiKey(String id, String name, java.util.List<String> permissions) {}
