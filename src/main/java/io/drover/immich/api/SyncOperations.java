package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Batch;
import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.ApiOperation.Kind;
import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.DeleteSyncAck;
import io.drover.immich.api.model.DeltaSync;
import io.drover.immich.api.model.GetDeltaSync;
import io.drover.immich.api.model.GetFullSyncForUser;
import io.drover.immich.api.model.GetSyncStream;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.SendSyncAck;
import io.drover.immich.api.model.SyncAck;
import java.util.List;

/** The operations that tell changes. */
public final class SyncOperations {
    /** From 1.136 on; before, there was no limit. */
    private static final int MOST_ACKS = 1_000;

    private static final OperationRows ROWS = new OperationRows(Group.SYNC);

    public static final ApiOperation<GetFullSyncForUser, List<Asset>> GET_FULL_SYNC_FOR_USER = ROWS.post(
                    "getFullSyncForUser",
                    "Reads all assets of a user, page by page in the order of their ids",
                    "/sync/full-sync",
                    GetFullSyncForUser.class)
            .until(Versions.V3_0)
            .notes("Hidden assets are left out; trashed and locked ones are not")
            .givesList(Asset.class, FullSyncByStream.REPLACEMENT);

    public static final ApiOperation<GetDeltaSync, DeltaSync> GET_DELTA_SYNC = ROWS.post(
                    "getDeltaSync",
                    "Tells which assets have changed since a moment",
                    "/sync/delta-sync",
                    GetDeltaSync.class)
            .until(Versions.V3_0)
            .notes("Before 3.0 the server never tells deleted assets")
            .gives(DeltaSync.class, DeltaSyncByStream.REPLACEMENT);

    public static final ApiOperation<GetSyncStream, SyncLines> GET_SYNC_STREAM = ROWS.post(
                    "getSyncStream",
                    "Tells everything that the session has not acknowledged yet",
                    "/sync/stream",
                    GetSyncStream.class)
            .session()
            .kind(Kind.LINES)
            .since("reset", Versions.V1_136)
            .adapted(Adaptations.notEmpty("types"))
            .adapted(SyncTypes::check)
            .permission("sync.stream", Versions.V1_137)
            .notes(
                    "A stream is whole when its last line is SyncCompleteV1 or SyncResetV1, from 1.141 on",
                    "AssetsV1, AlbumAssetsV1, PartnerAssetsV1 and AssetFacesV1 are V2 from 3.0 on")
            .gives(SyncLines.class);

    public static final ApiOperation<Nothing, List<SyncAck>> GET_SYNC_ACK = ROWS.get(
                    "getSyncAck", "Tells how far the session has acknowledged the stream", "/sync/ack", Nothing.class)
            .session()
            .permission("syncCheckpoint.read", Versions.V1_137)
            .givesList(SyncAck.class);

    public static final ApiOperation<SendSyncAck, Nothing> SEND_SYNC_ACK = ROWS.post(
                    "sendSyncAck",
                    "Acknowledges lines of the stream: they are not sent again",
                    "/sync/ack",
                    SendSyncAck.class)
            .session()
            .adapted(Adaptations.notEmpty("acks"))
            .permission("syncCheckpoint.update", Versions.V1_137)
            .batch(new Batch("acks", MOST_ACKS, true, false))
            .notes("An older acknowledgement than the last one of its kind takes the stream back")
            .givesNothing();

    public static final ApiOperation<DeleteSyncAck, Nothing> DELETE_SYNC_ACK = ROWS.delete(
                    "deleteSyncAck",
                    "Forgets acknowledgements: their lines are sent again",
                    "/sync/ack",
                    DeleteSyncAck.class)
            .session()
            .adapted(Adaptations.notEmpty("types"))
            .permission("syncCheckpoint.delete", Versions.V1_137)
            .givesNothing();

    private SyncOperations() {}

    static List<ApiOperation<?, ?>> all() {
        return ROWS.all();
    }
}
