package io.drover.sandbox;

import static io.drover.sandbox.BodyShape.Field.items;
import static io.drover.sandbox.BodyShape.Field.option;
import static io.drover.sandbox.BodyShape.Field.optional;
import static io.drover.sandbox.BodyShape.Field.required;

import io.drover.sandbox.BodyShape.Kind;
import java.util.List;

/** The bodies of the operations on assets. */
final class AssetBodies {
    static final BodyShape UPDATE = BodyShape.of(
                    optional("isFavorite", Kind.FLAG),
                    option("visibility", false, Shapes.VISIBILITIES),
                    optional("dateTimeOriginal", Kind.DATE),
                    optional("latitude", Kind.LATITUDE),
                    optional("longitude", Kind.LONGITUDE),
                    optional("rating", Kind.RATING),
                    optional("description", Kind.TEXT),
                    optional("livePhotoVideoId", Kind.UUID_OR_NULL))
            .withPlace();

    static final BodyShape UPDATE_ALL = BodyShape.of(
                    optional("isFavorite", Kind.FLAG),
                    option("visibility", false, Shapes.VISIBILITIES),
                    optional("dateTimeOriginal", Kind.DATE),
                    optional("latitude", Kind.LATITUDE),
                    optional("longitude", Kind.LONGITUDE),
                    optional("rating", Kind.RATING),
                    optional("description", Kind.TEXT),
                    required("ids", Kind.UUIDS),
                    optional("duplicateId", Kind.TEXT_OR_NULL),
                    optional("dateTimeRelative", Kind.WHOLE_NUMBER).notBeside("dateTimeOriginal"),
                    optional("timeZone", Kind.ZONE).notBeside("dateTimeOriginal"))
            .withPlace();

    static final BodyShape JOBS = BodyShape.of(
            required("assetIds", Kind.UUIDS),
            option(
                    "name",
                    true,
                    List.of("refresh-faces", "refresh-metadata", "regenerate-thumbnail", "transcode-video")));

    static final BodyShape EXISTING =
            BodyShape.of(required("deviceAssetIds", Kind.TEXTS), required("deviceId", Kind.TEXT));

    static final BodyShape COPY = BodyShape.of(
            required("sourceId", Kind.UUID),
            required("targetId", Kind.UUID),
            optional("sharedLinks", Kind.FLAG),
            optional("albums", Kind.FLAG),
            optional("sidecar", Kind.FLAG),
            optional("stack", Kind.FLAG),
            optional("favorite", Kind.FLAG));

    static final BodyShape METADATA =
            BodyShape.of(items("items", required("key", Kind.METADATA_KEY), required("value", Kind.OBJECT)));

    static final BodyShape METADATA_OF_MANY = BodyShape.of(items(
            "items",
            required("assetId", Kind.UUID),
            required("key", Kind.METADATA_KEY),
            required("value", Kind.OBJECT)));

    static final BodyShape METADATA_KEYS_OF_MANY =
            BodyShape.of(items("items", required("assetId", Kind.UUID), required("key", Kind.METADATA_KEY)));

    private AssetBodies() {}
}
