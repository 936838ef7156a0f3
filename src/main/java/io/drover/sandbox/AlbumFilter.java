package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which albums a query asks for.
 *
 * @param asset lists the albums that hold it, whatever else is asked
 * @param id of the one that is wanted
 * @param name that they have, to the letter
 * @param owned whether they are the caller's own or those of others; null for both
 * @param shared whether they are shared or not; null for both
 */
record AlbumFilter(
        AlbumStore albums,
        @Nullable String asset,
        @Nullable String id,
        @Nullable String name,
        @Nullable Boolean owned,
        @Nullable Boolean shared) {

    /** Reads the query as the version understands it. @throws Refusal when it does not */
    static AlbumFilter of(Map<String, String> query, World world) {
        ObjectNode texts = Json.object();
        query.forEach(texts::put);
        Rules rules = world.profile().rules();
        boolean from3 = world.profile().major() >= 3;
        rules.fields(texts).uuid("assetId", Fields.Need.OPTIONAL).refuse();
        for (String flag : from3 ? Set.of("isOwned", "isShared") : Set.of("shared")) {
            if (query.containsKey(flag)) {
                rules.flag(flag, query.get(flag));
            }
        }
        if (from3) {
            rules.fields(texts).uuid("id", Fields.Need.OPTIONAL).refuse();
        }
        Boolean shared = flag(query.get(from3 ? "isShared" : "shared"));
        return new AlbumFilter(
                world.albums(),
                query.get("assetId"),
                from3 ? query.get("id") : null,
                from3 ? query.get("name") : null,
                from3 ? flag(query.get("isOwned")) : ownedBefore3(shared),
                shared);
    }

    private static @Nullable Boolean flag(@Nullable String text) {
        return text == null ? null : Boolean.valueOf(text);
    }

    /** Before 3.0 the albums of others come only with those that are shared. */
    private static @Nullable Boolean ownedBefore3(@Nullable Boolean shared) {
        return Boolean.TRUE.equals(shared) ? null : Boolean.TRUE;
    }

    boolean takes(Album album, Accounts.User user) {
        AlbumMember member = albums.member(album.id(), user.id());
        if (member == null) {
            return false;
        }
        return asset != null
                ? albums.holds(album.id(), asset)
                : (owned == null || owned == member.isOwner())
                        && (shared == null
                                || shared == albums.members(album.id()).size() > 1)
                        && (id == null || id.equals(album.id()))
                        && (name == null || name.equals(album.name()));
    }
}
