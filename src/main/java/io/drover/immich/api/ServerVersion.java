package io.drover.immich.api;

/** The version of an Immich server. 3.x adds a pre-release number, which does not matter here. */
public record ServerVersion(int major, int minor, int patch) {}
