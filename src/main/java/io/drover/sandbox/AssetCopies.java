package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/** The meaning of copyAsset. */
final class AssetCopies {
    private final World world;
    private final Access access;

    AssetCopies(World world) {
        this.world = world;
        this.access = new Access(world);
    }

    /** Copies what people have made of an asset to another, each thing unless the body says false. */
    Answer copy(Accounts.Caller caller, JsonNode body) {
        world.profile().rules().body(AssetBodies.COPY, body);
        StoredAsset source = access.require(caller, body.path("sourceId").asText(), "asset.copy");
        StoredAsset target = access.require(caller, body.path("targetId").asText(), "asset.copy");
        if (source.id().equals(target.id())) {
            throw Refusal.of(400, "Source and target id must be distinct");
        }
        if (body.path("albums").asBoolean(true)) {
            world.albums().albumsOf(source.id()).forEach(album -> world.albums().put(album, target.id()));
        }
        if (body.path("stack").asBoolean(true)) {
            copyStack(source, target);
        }
        boolean favorite = body.path("favorite").asBoolean(true);
        boolean sidecar = body.path("sidecar").asBoolean(true) && source.sidecar();
        if (favorite || sidecar) {
            world.assets()
                    .change(
                            target.id(),
                            draft -> draft.favorite(favorite ? source.favorite() : target.favorite())
                                    .sidecar(sidecar || target.sidecar()));
        }
        return Answer.noContent();
    }

    /** Puts the target into the source's stack; where it is in one, the source's goes into that. */
    private void copyStack(StoredAsset source, StoredAsset target) {
        Stack from = world.stacks().of(source.id());
        Stack to = world.stacks().of(target.id());
        if (from != null && to == null) {
            world.stacks().join(from.id(), target.id());
        } else if (from != null && to != null && !from.id().equals(to.id())) {
            world.stacks().remove(from.id());
            from.assets().forEach(asset -> world.stacks().join(to.id(), asset));
        }
    }
}
