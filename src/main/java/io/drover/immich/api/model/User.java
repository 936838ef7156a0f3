package io.drover.immich.api.model;

/** The user whom the credentials belong to. */
public record User(String id, String email, String name) {}
