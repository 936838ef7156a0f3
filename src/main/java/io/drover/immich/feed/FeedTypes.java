package io.drover.immich.feed;

import static java.util.Map.entry;

import io.drover.feed.FeedException;
import io.drover.feed.Tie;
import io.drover.immich.api.SyncTypes;
import io.drover.immich.api.model.ServerVersion;
import io.drover.text.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Of what a feed tells. A kind is what Immich's names have in common whose numbers tell its forms apart: {@code Assets} of
 * AssetsV1 and AssetsV2.
 *
 * @param kinds in the order of their names; empty: all
 */
record FeedTypes(Set<String> kinds) {
    private static final Map<String, List<String>> GROUPS = Map.ofEntries(
            entry("assets", List.of("Assets")),
            entry("exif", List.of("AssetExifs")),
            entry("metadata", List.of("AssetMetadata")),
            entry("edits", List.of("AssetEdits")),
            entry("ocr", List.of("AssetOcr")),
            entry("albums", List.of("Albums")),
            entry("album-users", List.of("AlbumUsers")),
            entry("album-assets", List.of("AlbumToAssets", "AlbumAssets", "AlbumAssetExifs")),
            entry("people", List.of("People")),
            entry("faces", List.of("AssetFaces")),
            entry("stacks", List.of("Stacks")),
            entry("memories", List.of("Memories", "MemoryToAssets")),
            entry("partners", List.of("Partners", "PartnerAssets", "PartnerAssetExifs", "PartnerStacks")),
            entry("users", List.of("Users", "AuthUsers")),
            entry("user-metadata", List.of("UserMetadata")));

    private static final String ALBUMS = "Albums";
    private static final String ALBUM_LINKS = "AlbumToAssets";
    private static final String ALBUM_ASSETS = "AlbumAssets";
    private static final String ASSETS = "Assets";

    /** What albums share belongs to their group; without a session, it is not told. */
    private static final Set<String> WITH_A_KEY =
            Set.of(ASSETS, "AssetExifs", ALBUMS, ALBUM_LINKS, ALBUM_ASSETS, "AlbumAssetExifs");

    private static final String TAGS = "tags";

    /**
     * Reads the option {@code types}: names of groups such as {@code assets}, or Immich's own such as {@code AssetsV2} or
     * {@code Assets}, with commas between them; null or blank is all.
     *
     * @throws IllegalArgumentException in a sentence that names what is not known, and what is allowed
     */
    static FeedTypes parse(@Nullable String option) {
        Set<String> kinds = new TreeSet<>();
        if (option != null && !option.isBlank()) {
            Arrays.stream(option.split(",")).map(String::strip).forEach(name -> kinds.addAll(kinds(name)));
        }
        return new FeedTypes(kinds);
    }

    private static List<String> kinds(String name) {
        List<String> group = GROUPS.get(name);
        if (group != null) {
            return group;
        }
        if (name.equals(TAGS)) {
            throw new IllegalArgumentException("types cannot hold tags: no version of Immich tells them in its stream;"
                    + " allowed: " + allowed());
        }
        String kind = kind(name);
        if (GROUPS.values().stream().anyMatch(kinds -> kinds.contains(kind))) {
            return List.of(kind);
        }
        throw new IllegalArgumentException("types holds '" + name + "', which is not known; "
                + Spelling.nearest(name, GROUPS.keySet())
                        .map(near -> "did you mean " + near + "? ")
                        .orElse("")
                + "allowed: " + allowed());
    }

    private static String allowed() {
        return String.join(", ", new TreeSet<>(GROUPS.keySet())) + ", or Immich's names such as AssetsV2";
    }

    private static String kind(String name) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return end < name.length() && end > 0 && name.charAt(end - 1) == 'V' ? name.substring(0, end - 1) : name;
    }

    /** The kinds that are asked for by name, and told to nobody but a session. */
    Set<String> onlyInSession() {
        Set<String> others = new TreeSet<>(kinds);
        others.removeAll(WITH_A_KEY);
        return others;
    }

    /** Whether albums, or what they hold, are asked for by name. */
    boolean hasAlbums() {
        return kinds.contains(ALBUMS) || hasAlbumLinks();
    }

    /** Whether what albums hold is asked for by name. */
    boolean hasAlbumLinks() {
        return kinds.contains(ALBUM_LINKS);
    }

    /** The kinds that are asked for by name, and that are not told in this way by a server of this version. */
    Set<String> untold(Way way, ServerVersion version) {
        Set<String> untold = new TreeSet<>(kinds);
        switch (way) {
            case STREAM -> SyncTypes.in(version).forEach(name -> untold.remove(kind(name)));
            case WALK, SEARCH -> untold.removeAll(toldWithKey());
        }
        return untold;
    }

    /** The kinds that are told without a session. */
    Set<String> toldWithKey() {
        Set<String> told = new TreeSet<>();
        told.add(ASSETS);
        if (kinds.contains(ALBUMS)) {
            told.add(ALBUMS);
        }
        if (hasAlbumLinks()) {
            told.add(ALBUM_LINKS);
        }
        return told;
    }

    /** What albums show is there for as long as one of them holds it, which nobody knows without what they hold. */
    List<Tie> ties() {
        return kinds.isEmpty() || kinds.containsAll(Set.of(ALBUM_LINKS, ALBUM_ASSETS))
                ? List.of(new Tie(LineKinds.ALBUM_ASSET_TYPE, LineKinds.ALBUM_LINK_TYPE))
                : List.of();
    }

    /** Whether one's own assets are among them. */
    boolean hasAssets() {
        return kinds.isEmpty() || kinds.contains(ASSETS);
    }

    /**
     * What to ask a server of this version for: each kind in the newest form that it has, and nothing that it lacks.
     *
     * @throws FeedException when it has nothing of all this
     */
    List<String> requests(ServerVersion version) {
        Map<String, String> newest = new TreeMap<>();
        for (String name : SyncTypes.in(version)) { // in the order of their names: the newest form comes last
            String kind = kind(name);
            if (kinds.isEmpty() || kinds.contains(kind)) {
                newest.put(kind, name);
            }
        }
        if (newest.isEmpty()) {
            throw new FeedException("Immich " + version + " tells nothing of types=" + words() + "; it tells "
                    + String.join(", ", SyncTypes.in(version)));
        }
        return new ArrayList<>(newest.values());
    }

    /** The kinds, or {@code all}. */
    String words() {
        return kinds.isEmpty() ? "all" : String.join(",", kinds);
    }
}
