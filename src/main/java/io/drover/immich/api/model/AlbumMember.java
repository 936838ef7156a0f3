package io.drover.immich.api.model;

/**
 * Who may use an album.
 *
 * @param userId a UUID
 * @param role editor or viewer
 */
public record AlbumMember(String userId, String role) {}
