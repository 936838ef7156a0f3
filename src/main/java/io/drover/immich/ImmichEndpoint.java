package io.drover.immich;

import io.drover.http.Content;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.AuthenticationOperations;
import io.drover.immich.api.ContentOperations;
import io.drover.immich.api.SyncLines;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Call the operations of an Immich server by their OpenAPI operationId.
 *
 * <p>The operation comes from the URI alone, never from a message. What it takes is the body: the operation's record, a
 * map, or JSON text; or headers named after it ({@link ImmichConstants}). What it gives is the body afterwards.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "immich",
        title = "Immich",
        syntax = "immich:operation",
        producerOnly = true,
        headersClass = ImmichConstants.class,
        category = {Category.FILE, Category.API})
public final class ImmichEndpoint extends DefaultEndpoint {
    @UriPath(
            enums = "checkBulkUpload,uploadAsset,checkExistingAssets,getAllUserAssetsByDeviceId,"
                    + "getAssetInfo,getAssetStatistics,getRandom,updateAsset,updateAssets,copyAsset,"
                    + "deleteAssets,runAssetJobs,replaceAsset,downloadAsset,viewAsset,playAssetVideo,"
                    + "getAssetMetadata,getAssetMetadataByKey,updateAssetMetadata,deleteAssetMetadata,"
                    + "updateBulkAssetMetadata,deleteBulkAssetMetadata,getFullSyncForUser,getDeltaSync,"
                    + "getSyncStream,getSyncAck,sendSyncAck,deleteSyncAck,getAllAlbums,createAlbum,"
                    + "getAlbumStatistics,getAlbumInfo,updateAlbumInfo,deleteAlbum,addAssetsToAlbum,"
                    + "removeAssetFromAlbum,getAllTags,upsertTags,tagAssets,untagAssets,bulkTagAssets,"
                    + "deleteTag,searchStacks,createStack,getStack,updateStack,deleteStack,deleteStacks,"
                    + "restoreAssets,restoreTrash,emptyTrash,searchAssets,searchRandom,pingServer,"
                    + "getServerVersion,getAboutInfo,getServerFeatures,getServerConfig,"
                    + "getSupportedMediaTypes,getMyUser,getMyApiKey,login,logout,createSession,"
                    + "validateAccessToken",
            description = "The operation, by its OpenAPI operationId")
    @Metadata(required = true)
    private final String operation;

    private final ApiOperation<?, ?> apiOperation;

    ImmichEndpoint(String uri, ImmichComponent component, ApiOperation<?, ?> operation) {
        super(uri, component);
        this.operation = operation.id();
        this.apiOperation = operation;
    }

    /** The operation, as the table has it. */
    public ApiOperation<?, ?> operation() {
        return apiOperation;
    }

    /** The operation, by its OpenAPI operationId. */
    public String getOperation() {
        return operation;
    }

    @Override
    public Producer createProducer() {
        ImmichComponent component = (ImmichComponent) getComponent();
        ImmichServer server = component.server();
        return switch (apiOperation.kind()) {
            case JSON, BATCH ->
                apiOperation.equals(AuthenticationOperations.LOGIN)
                        ? new LoginProducer(this, server)
                        : new CallProducer<>(this, apiOperation, server);
            case CONTENT -> new ContentProducer<>(this, apiOperation.giving(Content.class), server);
            case LINES -> new LinesProducer<>(this, apiOperation.giving(SyncLines.class), server);
            case CHECK -> new CheckBulkUploadProducer(this, server);
            case UPLOAD ->
                apiOperation == ContentOperations.REPLACE_ASSET
                        ? new ReplaceAssetProducer(this, server, component.progress())
                        : new UploadAssetProducer(this, server, component.progress());
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "immich:" + operation + " is used in a to(), not in a from(): it does something with a message");
    }
}
