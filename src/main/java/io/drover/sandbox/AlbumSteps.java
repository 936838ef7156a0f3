package io.drover.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to albums. */
final class AlbumSteps {
    private static final List<String> ROLES = List.of(AlbumMember.EDITOR, AlbumMember.VIEWER);

    private AlbumSteps() {}

    static void addTo(LibraryScript script) {
        script.add(3, ScriptStep.Effect.NONE, AlbumSteps::make)
                .add(3, ScriptStep.Effect.NONE, AlbumSteps::rename)
                .add(2, ScriptStep.Effect.NONE, AlbumSteps::delete)
                .add(8, ScriptStep.Effect.NONE, AlbumSteps::put)
                .add(4, ScriptStep.Effect.NONE, AlbumSteps::take)
                .add(2, ScriptStep.Effect.NONE, AlbumSteps::share)
                .add(1, ScriptStep.Effect.NONE, AlbumSteps::unshare);
    }

    private static String make(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        StoredAsset first = library.anyLiveAsset(user);
        List<String> assets = first == null ? List.of() : List.of(first.id());
        String name = "Album " + library.random().nextInt(1_000_000);
        Album album = library.world().albums().add(user.id(), name, "", assets);
        user.albums().add(album.id());
        return library.name(user.id()) + " makes album " + album.id() + " with " + assets;
    }

    private static @Nullable String rename(ScriptLibrary library) {
        Album album = library.anyAlbum(library.anyUser());
        if (album == null) {
            return null;
        }
        String name = "Album " + library.random().nextInt(1_000_000);
        library.world()
                .albums()
                .change(album.id(), old -> old.described(name, old.description(), old.order(), old.activity()));
        return "album " + album.id() + " is renamed to " + name;
    }

    private static @Nullable String delete(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        Album album = library.anyAlbum(user);
        if (album == null) {
            return null;
        }
        library.world().albums().remove(album.id());
        user.albums().remove(album.id());
        return "album " + album.id() + " is deleted";
    }

    /** Whoever may change an album puts an own asset into it. */
    private static @Nullable String put(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        Album album = library.anyAlbum(user);
        ScriptUser other = library.otherUser(user);
        AlbumMember member =
                album == null || other == null ? null : library.world().albums().member(album.id(), other.id());
        boolean byOther = member != null && member.role().equals(AlbumMember.EDITOR) && library.chance(50);
        StoredAsset asset = library.anyLiveAsset(byOther && other != null ? other : user);
        if (album == null || asset == null || !library.world().albums().put(album.id(), asset.id())) {
            return null;
        }
        return asset.id() + " comes into album " + album.id();
    }

    private static @Nullable String take(ScriptLibrary library) {
        Album album = library.anyAlbum(library.anyUser());
        List<String> assets =
                album == null ? List.of() : library.world().albums().assetsOf(album.id());
        if (album == null || assets.isEmpty()) {
            return null;
        }
        String asset = library.oneOf(assets);
        library.world().albums().take(album.id(), asset);
        return asset + " leaves album " + album.id();
    }

    private static @Nullable String share(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        ScriptUser other = library.otherUser(user);
        Album album = library.anyAlbum(user);
        if (album == null || other == null) {
            return null;
        }
        String role = library.oneOf(ROLES);
        library.world().albums().share(album.id(), other.id(), role);
        return "album " + album.id() + " is shared with " + library.name(other.id()) + " as " + role;
    }

    private static @Nullable String unshare(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        ScriptUser other = library.otherUser(user);
        Album album = library.anyAlbum(user);
        if (album == null || other == null || !library.world().albums().unshare(album.id(), other.id())) {
            return null;
        }
        return "album " + album.id() + " is no longer shared with " + library.name(other.id());
    }
}
