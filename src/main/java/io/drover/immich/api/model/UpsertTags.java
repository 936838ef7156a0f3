package io.drover.immich.api.model;

import java.util.List;

/**
 * Which tags there shall be.
 *
 * @param tags whole paths, such as Travel/Rome; those that are missing are made, with those above them
 */
public record UpsertTags(List<String> tags) {}
