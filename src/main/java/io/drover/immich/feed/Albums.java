package io.drover.immich.feed;

import io.drover.feed.Hash;
import io.drover.feed.SourceChange;
import io.drover.immich.api.RawAnswers;
import io.drover.immich.api.RawAnswers.AlbumQuestion;
import io.drover.immich.api.RawThing;
import io.drover.immich.api.model.AssetId;
import io.drover.immich.api.model.GetAlbumInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The albums as they are, and what they hold: an API key is told nothing of what changes in them. It costs a call for
 * all albums, and one or more for what each holds.
 */
final class Albums {
    private static final String ALBUM = "album";
    private static final String LINK = "album-link";

    /** A link is there or not: it has no other state. */
    private static final String THERE = "there";

    private final ServerCalls server;
    private final Privacy privacy;
    private final boolean asked;
    private final boolean withLinks;
    private @Nullable Iterator<RawThing> albums;

    /** Nothing is called by this. */
    Albums(ServerCalls server, Privacy privacy, FeedTypes types) {
        this.server = server;
        this.privacy = privacy;
        this.withLinks = types.hasAlbumLinks();
        this.asked = types.hasAlbums();
    }

    /** Whether anything of them is to be told. */
    boolean areAsked() {
        return asked;
    }

    /** Whether all were told. */
    boolean areOver() {
        return albums != null && !albums.hasNext();
    }

    /** The next album and what it holds; empty when there is none. */
    List<SourceChange> next() {
        Iterator<RawThing> rest = albums;
        if (rest == null) {
            rest = server.call(RawAnswers.GET_ALL_ALBUMS, AlbumQuestion.ALL).iterator();
            albums = rest;
        }
        List<SourceChange> changes = new ArrayList<>();
        if (rest.hasNext()) {
            RawThing album = rest.next();
            changes.add(upsert(album));
            if (withLinks) {
                assets(album.id()).forEach(asset -> changes.add(link(album.id(), asset)));
            }
        }
        return changes;
    }

    private SourceChange upsert(RawThing album) {
        String data = privacy.of(album.json());
        return SourceChange.upsert(
                ALBUM, key(album.id()), AssetChanges.updatedAt(album), Hash.of(data), data, List.of());
    }

    private static String key(String album) {
        return ALBUM + "/" + album;
    }

    /** From 3.0 on, albums no longer say what they hold: it is searched for, and found as far as one's search sees it. */
    private Collection<String> assets(String album) {
        if (RawAnswers.GET_ALBUM_INFO.isIn(server.version())) {
            return server.call(RawAnswers.GET_ALBUM_INFO, new GetAlbumInfo(album, false)).assets().stream()
                    .map(AssetId::id)
                    .toList();
        }
        Map<String, Object> inAlbum = Map.of("albumIds", List.of(album));
        ChangeWindows windows = new ChangeWindows(server, inAlbum, Instant.EPOCH, server.serverTime());
        Set<String> assets = new LinkedHashSet<>();
        while (!windows.isOver()) {
            windows.next().forEach(asset -> assets.add(asset.id()));
        }
        return assets;
    }

    private static SourceChange link(String album, String asset) {
        return SourceChange.upsert(
                LINK,
                LINK + "/" + album + "/" + asset,
                null,
                THERE,
                "{\"albumId\":\"" + album + "\",\"assetId\":\"" + asset + "\"}",
                List.of(key(album), "asset/" + asset));
    }
}
