package io.drover.sandbox;

import java.util.function.Predicate;

/** The albums that a caller has. */
final class OwnAlbums {
    private final World world;

    OwnAlbums(World world) {
        this.world = world;
    }

    /**
     * The album in the path.
     *
     * @param permission what the call needs, such as {@code album.update}
     * @throws Refusal when it is not there, or not the caller's own
     */
    Album require(Endpoints.Input input, String permission) {
        return require(input, permission, AlbumMember::isOwner);
    }

    /** The same when it may be another user's who shares it with the caller. */
    Album requireMember(Endpoints.Input input, String permission) {
        return require(input, permission, member -> true);
    }

    private Album require(Endpoints.Input input, String permission, Predicate<AlbumMember> needed) {
        world.profile().rules().id(input.id());
        Album album = world.albums().find(input.id());
        AlbumMember member =
                world.albums().member(input.id(), input.knownCaller().user().id());
        if (album == null || member == null || !needed.test(member)) {
            throw Refusal.of(400, "Not found or no " + permission + " access");
        }
        return album;
    }
}
