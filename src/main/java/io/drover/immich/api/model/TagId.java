package io.drover.immich.api.model;

/** One tag. @param id its UUID */
public record TagId(String id) {}
