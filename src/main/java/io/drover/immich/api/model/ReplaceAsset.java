package io.drover.immich.api.model;

/** Whose file replaceAsset replaces. @param id the asset, a UUID */
public record ReplaceAsset(String id) {}
