package io.drover.sandbox;

import java.util.List;

/**
 * What a script knows of one user's library. Some of it may be gone meanwhile: whoever picks looks.
 *
 * @param id the user's id
 * @param assets those in the trash, too
 * @param metadata an asset's id and a key each
 */
record ScriptUser(
        String id,
        Pool<String> assets,
        Pool<String> trash,
        Pool<String> albums,
        Pool<String> stacks,
        Pool<List<String>> metadata) {

    /** What a user has now. */
    static ScriptUser of(World world, String id) {
        List<StoredAsset> assets = world.assets().list(asset -> asset.owner().equals(id));
        return new ScriptUser(
                id,
                new Pool<>(assets.stream().map(StoredAsset::id).toList()),
                new Pool<>(assets.stream()
                        .filter(StoredAsset::trashed)
                        .map(StoredAsset::id)
                        .toList()),
                new Pool<>(world.albums().list(album -> album.owner().equals(id)).stream()
                        .map(Album::id)
                        .toList()),
                new Pool<>(world.stacks().list(stack -> stack.owner().equals(id)).stream()
                        .map(Stack::id)
                        .toList()),
                new Pool<>());
    }
}
