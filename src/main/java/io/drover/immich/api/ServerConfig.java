package io.drover.immich.api;

/** The part of the public configuration that Drover needs. */
public record ServerConfig(boolean maintenanceMode) {}
