package io.drover.sandbox;

/** The albums that a caller may do anything with. */
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
        world.profile().rules().id(input.id());
        Album album = world.albums().find(input.id());
        if (album == null || !album.owner().equals(input.knownCaller().user().id())) {
            throw Refusal.of(400, "Not found or no " + permission + " access");
        }
        return album;
    }
}
