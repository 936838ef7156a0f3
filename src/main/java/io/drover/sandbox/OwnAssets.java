package io.drover.sandbox;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The assets that a caller may see and use: its own, unless they are locked. */
final class OwnAssets {
    private static final Set<String> SHOWN = Set.of("timeline", "archive");

    private final World world;
    private final Access access;

    OwnAssets(World world) {
        this.world = world;
        this.access = new Access(world);
    }

    /** Whether the caller may know of the asset. */
    boolean has(Accounts.Caller caller, String id) {
        return access.visible(caller, id) != null;
    }

    /** Those of some assets that albums and stacks show: neither in the trash nor hidden nor locked. */
    List<StoredAsset> shown(Collection<String> ids) {
        return ids.stream()
                .map(world.assets()::find)
                .filter(Objects::nonNull)
                .filter(asset -> !asset.trashed() && SHOWN.contains(asset.visibility()))
                .toList();
    }

    /** The same, the one that was taken last first. */
    List<StoredAsset> shownByTime(Collection<String> ids) {
        return shown(ids).stream()
                .sorted(Comparator.comparing(OwnAssets::taken).reversed())
                .toList();
    }

    /** When an asset was taken. */
    static Instant taken(StoredAsset asset) {
        return AssetViews.date(asset, "fileCreatedAt");
    }
}
