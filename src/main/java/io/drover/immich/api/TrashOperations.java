package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.model.Count;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.RestoreAssets;
import java.util.List;

/** The operations on the trash. */
public final class TrashOperations {
    private static final OperationRows ROWS = new OperationRows(Group.TRASH);

    public static final ApiOperation<RestoreAssets, Count> RESTORE_ASSETS = ROWS.post(
                    "restoreAssets", "Takes assets out of the trash", "/trash/restore/assets", RestoreAssets.class)
            .permission("asset.delete", Versions.V1_135)
            .named("ids", "assetIds")
            .batchAllOrNone("ids")
            .gives(Count.class);

    public static final ApiOperation<Nothing, Count> RESTORE_TRASH = ROWS.post(
                    "restoreTrash", "Takes everything out of the trash", "/trash/restore", Nothing.class)
            .permission("asset.delete", Versions.V1_135)
            .gives(Count.class);

    public static final ApiOperation<Nothing, Count> EMPTY_TRASH = ROWS.post(
                    "emptyTrash", "Removes for good what lies in the trash", "/trash/empty", Nothing.class)
            .permission("asset.delete", Versions.V1_135)
            .gives(Count.class);

    private TrashOperations() {}

    static List<ApiOperation<?, ?>> all() {
        return ROWS.all();
    }
}
