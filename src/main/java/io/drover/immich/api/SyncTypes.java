package io.drover.immich.api;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.immich.api.model.ServerVersion;
import java.util.List;
import java.util.Map;

/**
 * What can be asked of the stream, by version. Servers answer 400 to a type that they do not know; 3.x leaves a stream
 * hanging for ever when one that it has no more stands beside another.
 */
public final class SyncTypes {
    private static final Span ALWAYS = new Span(null, null);
    private static final Span UNTIL_3 = new Span(null, Versions.V3_0);
    private static final Span SINCE_3 = new Span(Versions.V3_0, null);
    private static final Span SINCE_1_136 = new Span(Versions.V1_136, null);
    private static final Span FROM_1_136_UNTIL_3 = new Span(Versions.V1_136, Versions.V3_0);

    private static final Map<String, Span> SPANS = Map.ofEntries(
            entry("AlbumAssetExifsV1", SINCE_1_136),
            entry("AlbumAssetsV1", FROM_1_136_UNTIL_3),
            entry("AlbumAssetsV2", SINCE_3),
            entry("AlbumToAssetsV1", SINCE_1_136),
            entry("AlbumUsersV1", ALWAYS),
            entry("AlbumsV1", ALWAYS),
            entry("AlbumsV2", SINCE_3),
            entry("AssetEditsV1", new Span(Versions.V2_6, null)),
            entry("AssetExifsV1", ALWAYS),
            entry("AssetFacesV1", FROM_1_136_UNTIL_3),
            entry("AssetFacesV2", new Span(Versions.V2_6, null)),
            entry("AssetMetadataV1", new Span(Versions.V1_140, null)),
            entry("AssetOcrV1", SINCE_3),
            entry("AssetsV1", UNTIL_3),
            entry("AssetsV2", SINCE_3),
            entry("AuthUsersV1", SINCE_1_136),
            entry("MemoriesV1", SINCE_1_136),
            entry("MemoryToAssetsV1", SINCE_1_136),
            entry("PartnerAssetExifsV1", ALWAYS),
            entry("PartnerAssetsV1", UNTIL_3),
            entry("PartnerAssetsV2", SINCE_3),
            entry("PartnerStacksV1", SINCE_1_136),
            entry("PartnersV1", ALWAYS),
            entry("PeopleV1", SINCE_1_136),
            entry("StacksV1", SINCE_1_136),
            entry("UserMetadataV1", SINCE_1_136),
            entry("UsersV1", ALWAYS));

    private SyncTypes() {}

    /** All that a server of this version sends, in the order of their names. */
    public static List<String> in(ServerVersion version) {
        return SPANS.entrySet().stream()
                .filter(type -> type.getValue().holds(version))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** An {@link Adaptation}: a type that a newer server may have added is left to that server. */
    static void check(ApiOperation<?, ?> operation, ServerVersion version, ObjectNode fields) {
        fields.path("types").forEach(type -> {
            Span span = SPANS.get(type.asText());
            boolean unknown = span == null && Versions.NEWEST_KNOWN.isAtLeast(version);
            if (unknown || span != null && !span.holds(version)) {
                throw new IllegalArgumentException(operation.id() + ": Immich " + version + " does not send "
                        + type.asText() + "; " + instead(type.asText(), version));
            }
        });
    }

    private static String instead(String type, ServerVersion version) {
        String other = type.endsWith("V1") ? type.replaceFirst("V1$", "V2") : type.replaceFirst("V2$", "V1");
        List<String> known = in(version);
        return known.contains(other) ? "ask for " + other : "types can be " + String.join(", ", known);
    }
}
