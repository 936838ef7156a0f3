package io.drover.immich;

import io.drover.feed.ChangeSource;
import io.drover.feed.SourceMemory;
import io.drover.feed.camel.FeedEndpoint;
import io.drover.http.Content;
import io.drover.immich.api.Access;
import io.drover.immich.api.AlbumOperations;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.AuthenticationOperations;
import io.drover.immich.api.ContentOperations;
import io.drover.immich.api.SyncLines;
import io.drover.immich.api.TagOperations;
import io.drover.immich.api.model.ServerVersion;
import io.drover.immich.feed.FeedMode;
import io.drover.immich.feed.FeedOptions;
import io.drover.immich.feed.ImmichChangeSource;
import io.drover.ingest.IngestHeaders;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/**
 * Call the operations of an Immich server by their OpenAPI operationId, and be told what changes in a library.
 *
 * <p>The operation comes from the URI alone, never from a message. What it takes is the body: the operation's record, a
 * map, or JSON text; or headers named after it ({@link ImmichConstants}). What it gives is the body afterwards.
 *
 * <p>From {@code immich:changes} come batches of changes, deletions included, in the best way that the server and the
 * credentials allow. All options are of that alone.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "immich",
        title = "Immich",
        syntax = "immich:operation",
        headersClass = ImmichConstants.class,
        category = {Category.FILE, Category.API})
public final class ImmichEndpoint extends FeedEndpoint {
    static final String CHANGES = "changes";
    static final String JOIN_LIVE_PHOTO = "joinLivePhoto";

    /** A version on which each mode is possible, so that what is refused for it is refused for its credentials. */
    private static final ServerVersion HAS_EVERY_MODE = new ServerVersion(2, 7, 5);

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
                    + "validateAccessToken,joinLivePhoto,changes",
            description = "The operation, by its OpenAPI operationId; joinLivePhoto, after an upload; or changes, in a"
                    + " from()")
    @Metadata(required = true)
    private final String operation;

    private final @Nullable ApiOperation<?, ?> apiOperation;

    @UriParam(
            label = "consumer",
            defaultValue = "auto",
            enums = "auto,stream,delta,full",
            description =
                    "How changes are read: auto (the best that there is), stream (in a session: everything, deletions"
                            + " included), delta (assets that have changed, and at times all, before 3.0), full (all"
                            + " assets each time, before 3.0)")
    private String mode = "auto";

    @UriParam(
            label = "consumer",
            description = "Of what changes are told, with commas between: assets, exif, metadata, edits, ocr, albums,"
                    + " album-users, album-assets, people, faces, stacks, memories, partners, users,"
                    + " user-metadata, or Immich's names such as AssetsV2; everything when it is not set")
    private @Nullable String types;

    @UriParam(
            label = "consumer",
            description = "sensitive: PIN hashes, OAuth ids and e-mail addresses are told too; else they are left out")
    private @Nullable String include;

    @UriParam(
            label = "consumer",
            defaultValue = "24h",
            javaType = "java.time.Duration",
            description = "How often all assets are read where the server does not tell deletions: without a session")
    private long fullEvery = 86_400_000;

    /** An operation of the server's API. */
    ImmichEndpoint(String uri, ImmichComponent component, ApiOperation<?, ?> operation) {
        super(uri, component);
        this.operation = operation.id();
        this.apiOperation = operation;
    }

    /** What is none. @param name {@link #CHANGES} or {@link #JOIN_LIVE_PHOTO} */
    ImmichEndpoint(String uri, ImmichComponent component, String name) {
        super(uri, component);
        this.operation = name;
        this.apiOperation = null;
    }

    /**
     * The operations that it calls on a server of this version.
     *
     * @throws io.drover.feed.FeedException when changes cannot be read there by these options
     */
    public List<ApiOperation<?, ?>> operations(ServerVersion version) {
        if (apiOperation != null) {
            return List.of(apiOperation);
        }
        return joins() ? List.of() : options().operations(version, access());
    }

    /** The operations that it calls where the key may, and does without where it may not. */
    public List<ApiOperation<?, ?>> optionalOperations() {
        return joins() ? List.of(AssetOperations.GET_ASSET_INFO, AssetOperations.UPDATE_ASSET) : List.of();
    }

    private boolean joins() {
        return operation.equals(JOIN_LIVE_PHOTO);
    }

    /** The operations that it calls for a file, where its operation has a meaning for one. */
    public List<ApiOperation<?, ?>> operationsForFiles() {
        if (apiOperation == null) {
            return List.of();
        }
        if (apiOperation == AlbumOperations.ADD_ASSETS_TO_ALBUM) {
            return List.of(AlbumOperations.GET_ALL_ALBUMS, AlbumOperations.CREATE_ALBUM, apiOperation);
        }
        return apiOperation == TagOperations.TAG_ASSETS
                ? List.of(TagOperations.UPSERT_TAGS, apiOperation)
                : List.of(apiOperation);
    }

    /**
     * What changes are not seen, or late, on a server of this version: a clause, or empty.
     *
     * @throws io.drover.feed.FeedException when none are seen of what is asked for
     */
    public Optional<String> limits(ServerVersion version) {
        return apiOperation == null && !joins() ? options().limits(version, access()) : Optional.empty();
    }

    /** The operation, by its OpenAPI operationId. */
    public String getOperation() {
        return operation;
    }

    /** The name of the server's component, by which routes and libraries use it. */
    String componentName() {
        return ImmichOptions.nameOf((ImmichComponent) getComponent());
    }

    @Override
    public ImmichComponent getComponent() {
        return (ImmichComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() {
        if (joins()) {
            return new JoinProducer(this, getComponent().server());
        }
        if (apiOperation == null) {
            throw new UnsupportedOperationException(
                    "immich:changes is used in a from(), not in a to(): it tells what changes on the server");
        }
        return producer(apiOperation, getComponent().server());
    }

    private Producer producer(ApiOperation<?, ?> called, ImmichServer server) {
        return switch (called.kind()) {
            case JSON -> json(called, server);
            case BATCH -> batch(new CallProducer<>(this, called, server), server);
            case CONTENT -> new ContentProducer<>(this, called.giving(Content.class), server);
            case LINES -> new LinesProducer<>(this, called.giving(SyncLines.class), server);
            case CHECK -> new CheckBulkUploadProducer(this, server);
            case UPLOAD ->
                called == ContentOperations.REPLACE_ASSET
                        ? new ReplaceAssetProducer(this, server, getComponent().progress())
                        : new UploadAssetProducer(this, server, getComponent().progress());
        };
    }

    private Producer json(ApiOperation<?, ?> called, ImmichServer server) {
        if (called.equals(AuthenticationOperations.LOGIN)) {
            return new LoginProducer(this, server);
        }
        CallProducer<?, ?> call = new CallProducer<>(this, called, server);
        return called == AssetOperations.UPDATE_ASSET ? new SidecarProducer(this, call, server) : call;
    }

    /** Two of them are about files, too. */
    private Producer batch(CallProducer<?, ?> call, ImmichServer server) {
        if (apiOperation == AlbumOperations.ADD_ASSETS_TO_ALBUM) {
            return new MembersProducer(this, call, server.albums(), IngestHeaders.ALBUMS);
        }
        return apiOperation == TagOperations.TAG_ASSETS
                ? new MembersProducer(this, call, server.tags(), IngestHeaders.TAGS)
                : call;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (apiOperation != null || joins()) {
            throw new UnsupportedOperationException(
                    "immich:" + operation + " is used in a to(), not in a from(): it does something with a message");
        }
        // wrong ones are to be seen before anything starts, as well as those for which the credentials will not do
        options().operations(HAS_EVERY_MODE, access());
        return super.createConsumer(processor);
    }

    @Override
    protected ChangeSource changeSource(SourceMemory memory) {
        ImmichServer server = getComponent().server();
        return new ImmichChangeSource(new FeedCalls(server), access(), options(), memory, new SecureRandom());
    }

    @Override
    public String filter() {
        return options().filter();
    }

    @Override
    public @Nullable String source() {
        return null; // it is of a user, whom the server knows
    }

    private Access access() {
        return getComponent().access();
    }

    private FeedOptions options() {
        String feed = Objects.requireNonNullElse(getFeed(), ""); // whoever reads has refused none before
        return FeedOptions.of(feed, FeedMode.parse(mode), types, include, Duration.ofMillis(fullEvery));
    }

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public @Nullable String getTypes() {
        return types;
    }

    public void setTypes(@Nullable String types) {
        this.types = types;
    }

    public @Nullable String getInclude() {
        return include;
    }

    public void setInclude(@Nullable String include) {
        this.include = include;
    }

    public long getFullEvery() {
        return fullEvery;
    }

    public void setFullEvery(long fullEvery) {
        this.fullEvery = fullEvery;
    }
}
