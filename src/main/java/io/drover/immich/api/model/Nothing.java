package io.drover.immich.api.model;

/** The request of an operation that takes nothing, or the answer of one that gives nothing. */
public record Nothing() {
    /** The only one there needs to be. */
    public static final Nothing NOTHING = new Nothing();
}
