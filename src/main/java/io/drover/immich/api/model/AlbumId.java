package io.drover.immich.api.model;

/** One album. @param id its UUID */
public record AlbumId(String id) {}
