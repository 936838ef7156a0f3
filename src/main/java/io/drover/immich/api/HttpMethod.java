package io.drover.immich.api;

/** The methods that Immich's operations use. */
public enum HttpMethod {
    GET,
    POST,
    PUT,
    DELETE,
    PATCH
}
