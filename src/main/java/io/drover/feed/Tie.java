package io.drover.feed;

/**
 * Things that are there for others alone: each goes when no thing of the keeper's type is left that belongs to what it
 * belongs to itself. No source tells that.
 *
 * @param type of what is kept, which is also how its keys begin
 * @param keeper the type of what keeps it
 */
public record Tie(String type, String keeper) {}
