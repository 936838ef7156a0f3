package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/** The calls by which the owner of an album shares it. */
final class AlbumSharing {
    private final World world;
    private final OwnAlbums ownAlbums;
    private final AlbumContents contents;

    AlbumSharing(World world) {
        this.world = world;
        this.ownAlbums = new OwnAlbums(world);
        this.contents = new AlbumContents(world);
    }

    /** Shares an album with users, each of whom may change what is in it unless the body says viewer. */
    Answer share(Endpoints.Input input) {
        Album album = ownAlbums.require(input, "album.share");
        for (JsonNode added : input.body().path("albumUsers")) {
            requireNew(album, added.path("userId").asText());
        }
        for (JsonNode added : input.body().path("albumUsers")) {
            world.albums()
                    .share(
                            album.id(),
                            added.path("userId").asText(),
                            added.path("role").asText(AlbumMember.EDITOR));
        }
        return Answer.json(
                200, new AlbumViews(world).written(album, input.knownCaller().user(), contents.shown(album), false));
    }

    private void requireNew(Album album, String user) {
        if (user.equals(album.owner())) {
            throw Refusal.of(400, "Cannot be shared with owner");
        }
        if (world.albums().member(album.id(), user) != null) {
            throw Refusal.of(400, "User already added");
        }
        if (world.accounts().user(user) == null) {
            throw Refusal.of(400, "User not found");
        }
    }

    /** Takes an album from a user with whom it is shared. */
    Answer unshare(Endpoints.Input input) {
        Album album = ownAlbums.require(input, "album.share");
        String user = input.parameter("userId");
        world.profile().rules().id(user);
        if (user.equals(album.owner())) {
            throw Refusal.of(400, "Cannot remove album owner");
        }
        if (!world.albums().unshare(album.id(), user)) {
            throw Refusal.of(400, "Album not shared with user");
        }
        return Answer.noContent();
    }
}
