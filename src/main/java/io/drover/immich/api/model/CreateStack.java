package io.drover.immich.api.model;

import java.util.List;

/** The stack that createStack makes. @param assetIds two or more, UUIDs; the first is on top */
public record CreateStack(List<String> assetIds) {}
