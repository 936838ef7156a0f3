package io.drover.sandbox.contentstack;

/** In what a single item can differ from the others. */
public enum Oddity {
    /** Its event_at is shaped as the one in the vendor's sample, {@code 2017-11-23T00:00:000Z}. */
    MALFORMED_STAMP,
    /** It is published and has no publish_details, as stale items do. */
    NO_PUBLISH_DETAILS,
    /** It has no content_type_uid, as an unpublished asset in the vendor's sample. */
    NO_CONTENT_TYPE
}
