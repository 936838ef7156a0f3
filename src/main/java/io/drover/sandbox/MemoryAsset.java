package io.drover.sandbox;

import java.util.List;

/**
 * That a memory shows an asset.
 *
 * @param memory the memory's id
 * @param owner the id of the user who remembers
 * @param asset the asset's id
 */
public record MemoryAsset(String memory, String owner, String asset) implements Detail {

    @Override
    public List<String> key() {
        return List.of(memory, asset);
    }
}
