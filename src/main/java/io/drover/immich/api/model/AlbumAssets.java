package io.drover.immich.api.model;

import java.util.List;

/**
 * Which assets go into an album, or out of it.
 *
 * @param id the album, a UUID
 * @param ids the assets, UUIDs
 */
public record AlbumAssets(String id, List<String> ids) {}
