package io.drover.immich.api.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The album that createAlbum makes.
 *
 * @param albumName its name; several albums may have the same
 * @param description its description
 * @param assetIds what it holds, UUIDs
 * @param albumUsers with whom it is shared
 */
public record CreateAlbum(
        String albumName,
        @Nullable String description,
        @Nullable List<String> assetIds,
        @Nullable List<AlbumMember> albumUsers) {}
