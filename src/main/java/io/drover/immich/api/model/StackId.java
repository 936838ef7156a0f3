package io.drover.immich.api.model;

/** One stack. @param id its UUID */
public record StackId(String id) {}
