package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.immich.api.AlbumOperations;
import io.drover.immich.api.Batches;
import io.drover.immich.api.model.Album;
import io.drover.immich.api.model.AlbumAssets;
import io.drover.immich.api.model.CreateAlbum;
import io.drover.immich.api.model.GetAllAlbums;
import io.drover.immich.api.model.IdResult;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The albums that the user owns, by their exact names; of several with one name the oldest. They are listed in one call,
 * because servers before 3.0 know no question for one name, and listed again before one is made, unless that was just
 * done: somebody else may have made it meanwhile.
 */
final class AlbumsByName implements NamedHolders {
    private static final GetAllAlbums OWN = new GetAllAlbums(null, null, null, true, null);
    private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

    private final VerbCalls verbs;
    private final LongSupplier nanos;
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final Object listing = new Object();
    private @Nullable Long listedAt;

    /** @param nanos the time, in nanoseconds since any moment */
    AlbumsByName(VerbCalls verbs, LongSupplier nanos) {
        this.verbs = verbs;
        this.nanos = nanos;
    }

    @Override
    public String idOf(String name) {
        String known = ids.get(name);
        if (known == null) {
            listUnlessFresh();
            known = ids.get(name);
        }
        return known == null ? make(name) : known;
    }

    private void listUnlessFresh() {
        synchronized (listing) {
            Long before = listedAt;
            if (before != null && nanos.getAsLong() - before < FRESH_NANOS) {
                return;
            }
            List<Album> own = verbs.callToEnd(
                    AlbumOperations.GET_ALL_ALBUMS, client -> client.call(AlbumOperations.GET_ALL_ALBUMS, OWN));
            own.stream()
                    .sorted(Comparator.comparing(Album::createdAt).thenComparing(Album::id))
                    .forEach(album -> ids.putIfAbsent(album.albumName(), album.id()));
            listedAt = nanos.getAsLong();
        }
    }

    private String make(String name) {
        CreateAlbum album = new CreateAlbum(name, null, null, null);
        try {
            String id = verbs.callToEnd(
                            AlbumOperations.CREATE_ALBUM, client -> client.call(AlbumOperations.CREATE_ALBUM, album))
                    .id();
            ids.put(name, id);
            return id;
        } catch (RuntimeException e) {
            listAgain(); // the server may have made it all the same
            throw e;
        }
    }

    @Override
    public List<IdResult> put(String id, List<String> assetIds) {
        AlbumAssets all = new AlbumAssets(id, assetIds);
        try {
            return Batches.call(
                    AlbumOperations.ADD_ASSETS_TO_ALBUM,
                    all,
                    part -> verbs.answeredToEnd(
                            AlbumOperations.ADD_ASSETS_TO_ALBUM,
                            client -> client.call(AlbumOperations.ADD_ASSETS_TO_ALBUM, part)));
        } catch (ApiException e) {
            throw verbs.failed(AlbumOperations.ADD_ASSETS_TO_ALBUM, e);
        }
    }

    @Override
    public void forget(String name) {
        ids.remove(name);
        listAgain();
    }

    @Override
    public void forgetAll() {
        ids.clear();
        listAgain();
    }

    private void listAgain() {
        synchronized (listing) {
            listedAt = null;
        }
    }

    @Override
    public String describe(String name) {
        return "the album '" + name + "'";
    }
}
