package io.drover.immich.api.model;

import java.util.List;

/**
 * The file name extensions that a server takes, with the dot.
 *
 * @param image pictures
 * @param video videos
 * @param sidecar files that travel with a picture or a video
 */
public record ServerMediaTypes(List<String> image, List<String> video, List<String> sidecar) {}
