package io.drover.immich.api.model;

/** One asset. @param id its UUID */
public record AssetId(String id) {}
