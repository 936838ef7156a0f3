package io.drover.immich.api.model;

import java.util.List;

/** Which stacks deleteStacks takes apart. @param ids UUIDs */
public record DeleteStacks(List<String> ids) {}
