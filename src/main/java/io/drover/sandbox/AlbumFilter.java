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
 * @param none whether it asks for shared ones alone, of which there are none
 */
record AlbumFilter(
        AlbumStore albums,
        @Nullable String asset,
        @Nullable String id,
        @Nullable String name,
        boolean none) {

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
        return new AlbumFilter(
                world.albums(),
                query.get("assetId"),
                from3 ? query.get("id") : null,
                from3 ? query.get("name") : null,
                "true".equals(query.get(from3 ? "isShared" : "shared"))
                        || from3 && "false".equals(query.get("isOwned")));
    }

    boolean takes(Album album, Accounts.User owner) {
        if (!album.owner().equals(owner.id())) {
            return false;
        }
        return asset != null
                ? albums.holds(album.id(), asset)
                : !none && (id == null || id.equals(album.id())) && (name == null || name.equals(album.name()));
    }
}
