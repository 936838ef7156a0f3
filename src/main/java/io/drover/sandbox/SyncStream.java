package io.drover.sandbox;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The lines of one run, type by type. */
final class SyncStream {
    private final SyncRun run;
    private final UserLines users;
    private final AssetLines assets;
    private final AlbumLines albums;
    private final PartnerLines partners;
    private final DetailLines details;

    SyncStream(SyncRun run) {
        this.run = run;
        this.users = new UserLines(run);
        this.assets = new AssetLines(run);
        this.albums = new AlbumLines(run);
        this.partners = new PartnerLines(run);
        this.details = new DetailLines(run);
    }

    /**
     * The lines of these types and the one that says that they are complete. The sequence throws a {@link Refusal} where
     * a type begins that cannot be served, after the lines of the types before.
     */
    Iterator<SyncLine> lines(Set<SyncRequestType> types) {
        List<Supplier<Iterator<SyncLine>>> parts = new ArrayList<>();
        for (SyncRequestType type : SyncRequestType.STREAM_ORDER) {
            if (types.contains(type)) {
                parts.add(() -> lines(type));
            }
        }
        parts.add(() -> List.of(SyncLine.complete(run.now())).iterator());
        return Lazily.concat(parts);
    }

    private Iterator<SyncLine> lines(SyncRequestType type) {
        SyncRequestType replacement = type.replacement(run.world().profile());
        if (replacement != null) {
            throw Refusal.of(
                    400,
                    "SyncRequestType." + type.label() + " is deprecated, use SyncRequestType." + replacement.label()
                            + " instead");
        }
        return switch (type) {
            case AUTH_USERS_V1 -> users.caller();
            case USERS_V1 -> users.all();
            case ASSETS_V1 -> assets.first();
            case ASSETS_V2 -> assets.second();
            case ASSET_EXIFS_V1 -> assets.exifs();
            case ALBUMS_V1 -> albums.first();
            case ALBUMS_V2 -> albums.second();
            case ALBUM_USERS_V1 -> albums.users();
            case ALBUM_TO_ASSETS_V1 -> albums.links();
            case ALBUM_ASSETS_V1 -> AlbumAssetLines.first(run);
            case ALBUM_ASSETS_V2 -> AlbumAssetLines.second(run);
            case ALBUM_ASSET_EXIFS_V1 -> AlbumAssetLines.exifs(run);
            case STACKS_V1 -> new StackLines(run).all();
            case ASSET_METADATA_V1 -> assets.metadata();
            case PARTNERS_V1 -> partners.partners();
            case PARTNER_ASSETS_V1 -> partners.firstAssets();
            case PARTNER_ASSETS_V2 -> partners.secondAssets();
            case PARTNER_ASSET_EXIFS_V1 -> partners.exifs();
            case PARTNER_STACKS_V1 -> partners.stacks();
            case PEOPLE_V1 -> details.people();
            case ASSET_FACES_V1 -> details.firstFaces();
            case ASSET_FACES_V2 -> details.secondFaces();
            case MEMORIES_V1 -> details.memories();
            case MEMORY_TO_ASSETS_V1 -> details.memoryAssets();
            case ASSET_EDITS_V1 -> details.edits();
            case ASSET_OCR_V1 -> details.texts();
            case USER_METADATA_V1 -> details.settings();
        };
    }
}
