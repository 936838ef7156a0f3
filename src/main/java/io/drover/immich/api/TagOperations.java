package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.model.BulkTagAssets;
import io.drover.immich.api.model.Count;
import io.drover.immich.api.model.IdResult;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.Tag;
import io.drover.immich.api.model.TagAssets;
import io.drover.immich.api.model.TagId;
import io.drover.immich.api.model.UpsertTags;
import java.util.List;

/** The operations on tags. */
public final class TagOperations {
    private static final OperationRows ROWS = new OperationRows(Group.TAGS);

    public static final ApiOperation<Nothing, List<Tag>> GET_ALL_TAGS = ROWS.get(
                    "getAllTags", "Lists tags", "/tags", Nothing.class)
            .permission("tag.read", Versions.V1_135)
            .givesList(Tag.class);

    public static final ApiOperation<UpsertTags, List<Tag>> UPSERT_TAGS = ROWS.put(
                    "upsertTags",
                    "Finds tags by their paths and makes those that are missing",
                    "/tags",
                    UpsertTags.class)
            .permission("tag.create", Versions.V1_135)
            .givesList(Tag.class);

    public static final ApiOperation<TagAssets, List<IdResult>> TAG_ASSETS = ROWS.put(
                    "tagAssets", "Gives assets a tag", "/tags/{id}/assets", TagAssets.class)
            .permission("tag.asset", Versions.V1_135)
            .named("id", "tagId")
            .named("ids", "assetIds")
            .batch("ids")
            .notes("An asset that already has it is reported as duplicate")
            .givesList(IdResult.class);

    public static final ApiOperation<TagAssets, List<IdResult>> UNTAG_ASSETS = ROWS.delete(
                    "untagAssets", "Takes a tag off assets", "/tags/{id}/assets", TagAssets.class)
            .permission("tag.asset", Versions.V1_135)
            .named("id", "tagId")
            .named("ids", "assetIds")
            .batch("ids")
            .givesList(IdResult.class);

    public static final ApiOperation<BulkTagAssets, Count> BULK_TAG_ASSETS = ROWS.put(
                    "bulkTagAssets", "Gives assets several tags", "/tags/assets", BulkTagAssets.class)
            .permission("tag.asset", Versions.V1_135)
            .notes("Tags and assets that are not there are passed over; the count tells how many pairs there were")
            .gives(Count.class);

    public static final ApiOperation<TagId, Nothing> DELETE_TAG = ROWS.delete(
                    "deleteTag", "Removes a tag, and those below it; its assets stay", "/tags/{id}", TagId.class)
            .permission("tag.delete", Versions.V1_135)
            .named("id", "tagId")
            .givesNothing();

    private TagOperations() {}

    static List<ApiOperation<?, ?>> all() {
        return ROWS.all();
    }
}
