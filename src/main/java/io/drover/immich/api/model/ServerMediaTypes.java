package io.drover.immich.api.model;

/** The file name extensions that a server takes, with the dot. */
public record ServerMediaTypes(
        java.util.List<String> image, java.util.List<String> video, java.util.List<String> sidecar) {}
