package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the stream tells of those who share with the caller, and of all that they share: hidden and locked assets and
 * those in the trash, too. When the sharing ends, that alone is told.
 */
final class PartnerLines {
    private final SyncRun run;
    private final SyncAssetViews views;
    private final List<String> sharing;

    PartnerLines(SyncRun run) {
        this.run = run;
        this.views = new SyncAssetViews(run.world());
        this.sharing = run.world().partners().sharingWith(run.user().id());
    }

    /** Who shares with the caller, and with whom the caller shares. */
    Iterator<SyncLine> partners() {
        return Lazily.concat(List.of(
                () -> run.deletes(
                        SyncEntityType.PARTNER_DELETE_V1,
                        ChangeLog.Kind.PARTNER,
                        List.of(ChangeLog.EVERYBODY),
                        change -> change.key().contains(run.user().id()) ? pair(change) : null),
                () -> run.upserts(
                        SyncEntityType.PARTNER_V1, ChangeLog.Kind.PARTNER, ChangeLog.EVERYBODY, this::partner)));
    }

    private @Nullable ObjectNode partner(ChangeLog.Change change) {
        Partner partner =
                run.world().partners().find(change.key().get(0), change.key().get(1));
        return partner == null || !partner.concerns(run.user().id())
                ? null
                : pair(change).put("inTimeline", partner.inTimeline());
    }

    private static ObjectNode pair(ChangeLog.Change change) {
        return Json.object()
                .put("sharedById", change.key().get(0))
                .put("sharedWithId", change.key().get(1));
    }

    Iterator<SyncLine> firstAssets() {
        return assets(SyncEntityType.PARTNER_ASSET_BACKFILL_V1, SyncEntityType.PARTNER_ASSET_V1, views::first);
    }

    Iterator<SyncLine> secondAssets() {
        return assets(SyncEntityType.PARTNER_ASSET_BACKFILL_V2, SyncEntityType.PARTNER_ASSET_V2, views::second);
    }

    private Iterator<SyncLine> assets(SyncEntityType backfill, SyncEntityType usual, SyncAssetViews.View view) {
        return Lazily.concat(List.of(
                () -> run.deletes(
                        SyncEntityType.PARTNER_ASSET_DELETE_V1,
                        ChangeLog.Kind.ASSET,
                        sharing,
                        change -> Json.object().put("assetId", change.key().get(0))),
                () -> upserts(backfill, usual, ChangeLog.Kind.ASSET, views.of(view, run))));
    }

    Iterator<SyncLine> exifs() {
        return upserts(
                SyncEntityType.PARTNER_ASSET_EXIF_BACKFILL_V1,
                SyncEntityType.PARTNER_ASSET_EXIF_V1,
                ChangeLog.Kind.EXIF,
                views.of(views::exif, run));
    }

    Iterator<SyncLine> stacks() {
        return Lazily.concat(List.of(
                () -> run.deletes(
                        SyncEntityType.PARTNER_STACK_DELETE_V1, ChangeLog.Kind.STACK, sharing, StackLines::gone),
                () -> upserts(
                        SyncEntityType.PARTNER_STACK_BACKFILL_V1,
                        SyncEntityType.PARTNER_STACK_V1,
                        ChangeLog.Kind.STACK,
                        SyncRun.trees(new StackLines(run)::there))));
    }

    private Iterator<SyncLine> upserts(
            SyncEntityType backfill,
            SyncEntityType usual,
            ChangeLog.Kind kind,
            Function<ChangeLog.Change, @Nullable LineData> data) {
        return Lazily.concat(List.of(
                () -> new Backfill(run, backfill, usual).lines(parents(kind), data),
                () -> SyncRun.lines(usual, run.upserted(kind, sharing, run.position(usual)), data)));
    }

    private List<Backfill.Parent> parents(ChangeLog.Kind kind) {
        String caller = run.user().id();
        return run.world().partners().list(partner -> partner.sharedWith().equals(caller)).stream()
                .map(partner ->
                        new Backfill.Parent(partner.created(), after -> run.upserted(kind, partner.sharedBy(), after)))
                .toList();
    }
}
