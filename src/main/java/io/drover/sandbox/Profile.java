package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * One version of Immich: all that makes it differ from the others.
 *
 * @param version as written
 * @param errors the shape of its errors
 * @param rules what it demands of a request
 * @param media the file types that it takes
 * @param serverVersion the answer of getServerVersion
 * @param serverConfig the answer of getServerConfig
 * @param serverFeatures the answer of getServerFeatures
 * @param nativeLibraries exiftool and libvips, for getAboutInfo
 * @param absentAssetFields what getAssetInfo leaves out
 * @param durationInMillis whether durations are numbers of milliseconds
 * @param nameFieldDecidesType whether a field {@code filename} before a file decides about its type
 * @param refusesEmptyFiles whether a file of 0 bytes is refused
 * @param failsOnEmptyMetadata whether {@code metadata=[]} ends in 500 with the asset half made
 * @param unknownOriginalStatus the status of downloadAsset for an asset that is not there
 * @param unreadableOriginalStatus the status of downloadAsset for a lost file or a range outside of it
 * @param originalCacheControl the header of downloadAsset
 */
record Profile(
        String version,
        ErrorStyle errors,
        Rules rules,
        MediaKinds media,
        ObjectNode serverVersion,
        ObjectNode serverConfig,
        ObjectNode serverFeatures,
        List<String> nativeLibraries,
        Set<String> absentAssetFields,
        boolean durationInMillis,
        boolean nameFieldDecidesType,
        boolean refusesEmptyFiles,
        boolean failsOnEmptyMetadata,
        int unknownOriginalStatus,
        int unreadableOriginalStatus,
        String originalCacheControl) {

    private static final String CACHE = "private, max-age=86400, no-transform";
    private static final String CACHE_STALE = CACHE + ", stale-while-revalidate=2592000, stale-if-error=2592000";
    private static final String CONFIG = """
            {"loginPageMessage":"","trashDays":30,"userDeleteDelay":7,"oauthButtonText":"Login with OAuth",
            "isInitialized":true,"isOnboarded":true,"externalDomain":"","publicUsers":true,
            "mapDarkStyleUrl":"https://tiles.immich.cloud/v1/style/dark.json",
            "mapLightStyleUrl":"https://tiles.immich.cloud/v1/style/light.json"%s}""";
    private static final String FEATURES = """
            {"smartSearch":false,"facialRecognition":false,"duplicateDetection":false,"map":false,
            "reverseGeocoding":false,"importFaces":false,"sidecar":true,"search":true,"trash":true,"oauth":false,
            "oauthAutoLaunch":false%s,"passwordLogin":true,"configFile":true,"email":false%s}""";
    private static final String RAW =
            ".3fr .ari .arw .cap .cin .cr2 .cr3 .crw .dcr .dng .erf .fff .iiq .k25 .kdc .mrw .nef .nrw .orf .ori .pef "
                    + ".psd .raf .raw .rw2 .rwl .sr2 .srf .srw .x3f";

    private static final Profile V1_144_1 = new Profile(
            "1.144.1",
            ErrorStyle.ENVELOPE,
            new ClassValidatorRules(Set.of("mobile-app"), false),
            new MediaKinds(
                    words(".3gp .3gpp .avi .flv .insv .m2t .m2ts .m4v .mkv .mov .mp4 .mpe .mpeg .mpg .mts .vob .webm "
                            + ".wmv"),
                    words(RAW + " .avif .gif .jpeg .jpg .png .webp .bmp .heic .heif .hif .insp .jp2 .jpe .jxl .svg "
                            + ".tif .tiff")),
            Json.constant("{\"major\":1,\"minor\":144,\"patch\":1}"),
            Json.constant(CONFIG.formatted("")),
            Json.constant(FEATURES.formatted("", "")),
            List.of("13.00", "8.17.1"),
            Set.of("width", "height", "isEdited"),
            false,
            false,
            false,
            true,
            400,
            500,
            CACHE);

    private static final Profile V2_7_5 = new Profile(
            "2.7.5",
            ErrorStyle.ENVELOPE,
            new ClassValidatorRules(Set.of(), true),
            new MediaKinds(
                    words(".3gp .3gpp .avi .flv .insv .m2t .m2ts .m4v .mkv .mov .mp4 .mpe .mpeg .mpg .mts .mxf .ts "
                            + ".vob .webm .wmv"),
                    words(".avif .bmp .gif .jpeg .jpg .png .webp " + RAW
                            + " .heic .heif .hif .insp .jp2 .jpe .jxl .svg .tif .tiff")),
            Json.constant("{\"major\":2,\"minor\":7,\"patch\":5}"),
            Json.constant(CONFIG.formatted(",\"maintenanceMode\":false")),
            Json.constant(FEATURES.formatted(",\"ocr\":false", "")),
            List.of("13.53", "8.17.3"),
            Set.of(),
            false,
            true,
            false,
            false,
            400,
            500,
            CACHE_STALE);

    private static final Profile V3_1_0 = new Profile(
            "3.1.0",
            ErrorStyle.BARE,
            new SchemaRules(),
            new MediaKinds(
                    V2_7_5.media.video(),
                    words(".avif .bmp .gif .jpeg .jpg .png .webp " + RAW
                            + " .heic .heif .hif .insp .jp2 .jpe .jxl .mpo .svg .tif .tiff")),
            Json.constant("{\"major\":3,\"minor\":1,\"patch\":0,\"prerelease\":null}"),
            Json.constant(CONFIG.formatted(",\"maintenanceMode\":false,\"minFaces\":3")),
            Json.constant(FEATURES.formatted(",\"ocr\":false", ",\"realtimeTranscoding\":false")),
            List.of("13.59", "8.17.3"),
            Set.of("deviceAssetId", "deviceId", "unassignedFaces"),
            true,
            true,
            true,
            false,
            404,
            404,
            CACHE_STALE);

    private static final List<Profile> ALL = List.of(V1_144_1, V2_7_5, V3_1_0);

    /** The first number of the version. */
    int major() {
        return serverVersion.path("major").asInt();
    }

    /** The sizes that viewAsset knows. */
    List<String> thumbnailSizes() {
        return major() == 1
                ? List.of("fullsize", "preview", "thumbnail")
                : List.of("original", "fullsize", "preview", "thumbnail");
    }

    /** Whether viewAsset leads to the original when that is asked for. */
    boolean redirectsToOriginal() {
        return major() > 2;
    }

    /** Whether a rating of 0 takes the rating away; 1.x keeps it, 3.x refuses it. */
    boolean zeroIsUnrated() {
        return major() > 1;
    }

    /** The versions that the sandbox can speak as. */
    static List<String> versions() {
        return ALL.stream().map(Profile::version).toList();
    }

    /**
     * The profile of a version.
     *
     * @throws IllegalArgumentException when the sandbox does not know it
     */
    static Profile of(String version) {
        return ALL.stream()
                .filter(profile -> profile.version.equals(version))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the sandbox cannot speak as Immich '" + version
                        + "'; it knows " + String.join(", ", versions())));
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
