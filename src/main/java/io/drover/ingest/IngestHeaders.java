package io.drover.ingest;

/** The message headers by which the schemes meet in a route. Their prefix keeps them from being set by message data. */
public final class IngestHeaders {
    /** The file's final state, a label of {@link FileState}. Set: nothing is left but to record it. */
    public static final String STATE = "CamelLedgerState";

    /** Why this state, in one sentence. */
    public static final String REASON = "CamelLedgerReason";

    /** SHA-1 of the whole file, 40 lower-case hex digits. */
    public static final String CHECKSUM = "CamelChecksumSha1";

    /** What the server wants with these bytes: {@code accept} or {@code reject}. */
    public static final String ACTION = "CamelImmichAction";

    /** The asset's id, a UUID. */
    public static final String ASSET_ID = "CamelImmichAssetId";

    /** What to do with the source file once the server holds it: {@code move} or {@code delete}; not set: keep it. */
    public static final String AFTER = "CamelLibraryAfter";

    /** What was done with the source file, in words for the ledger. */
    public static final String DISPOSAL = "CamelLibraryDisposal";

    /** The albums that the source wants the asset in: a list of names; not set: none. */
    public static final String ALBUMS = "CamelLibraryAlbums";

    /** The tags that the source wants the asset to have: a list of paths such as {@code Travel/Rome}; not set: none. */
    public static final String TAGS = "CamelLibraryTags";

    /** A version of the sidecar beside the file that the server was not given yet: a {@link SidecarVersion}; not set: none. */
    public static final String SIDECAR = "CamelLibrarySidecar";

    /** What became of that sidecar, a label of {@link SidecarState}; not set: nothing yet. */
    public static final String SIDECAR_STATE = "CamelLedgerSidecar";

    /** In which zone the source lives, such as {@code Europe/Berlin} or {@code +02:00}; not set: UTC. */
    public static final String ZONE = "CamelLibraryZone";

    /** The source takes nothing that was taken before: a date, or a time with an offset. */
    public static final String SINCE = "CamelLibrarySince";

    /** The source takes nothing that was taken later: a date, which counts to its end, or a time with an offset. */
    public static final String UNTIL = "CamelLibraryUntil";

    /** The file of the same name beside this one that may be the other half of a live photo, a {@code Path}. */
    public static final String PARTNER = "CamelLibraryPartner";

    /** {@code false}: halves of live photos stay apart. */
    public static final String LIVE_PHOTOS = "CamelLibraryLivePhotos";

    /** {@code true}: the file is in an archive, which is read by the node that walks it. */
    public static final String MEMBER = "CamelLibraryMember";

    /** When it was taken: ISO 8601 with an offset, by the clock of the place, or by that of the source's zone. */
    public static final String TAKEN = "CamelPhotoTaken";

    /** How that is known, a label of {@link TakenFrom}. */
    public static final String TAKEN_FROM = "CamelPhotoTakenFrom";

    /** Apple's identifier of a live photo, the same in both halves. */
    public static final String CONTENT_ID = "CamelPhotoContentId";

    /** Which half of a live photo this may be: {@code still} or {@code video}. */
    public static final String HALF = "CamelPhotoHalf";

    /** {@code true}: the file was given to whichever node takes it, which ends it. */
    public static final String SHARED = "CamelWorkShared";

    /** Whether this node may still work on the file: a {@link Claim}; not set: it may. */
    public static final String CLAIM = "CamelWorkClaim";

    private IngestHeaders() {}
}
