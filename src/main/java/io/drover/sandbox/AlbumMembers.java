package io.drover.sandbox;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who has which albums. Its owner keeps it from other threads. */
final class AlbumMembers {
    private final Map<String, Map<String, AlbumMember>> membersOf = new HashMap<>();
    private final Map<String, Map<String, AlbumMember>> albumsOf = new HashMap<>();
    private final ChangeLog changes;

    AlbumMembers(ChangeLog changes) {
        this.changes = changes;
    }

    /** Those who have an album, its owner first. */
    List<AlbumMember> of(String album) {
        return List.copyOf(membersOf.getOrDefault(album, Map.of()).values());
    }

    /** As what a user has each album, in the order in which they came. */
    Map<String, AlbumMember> albumsOf(String user) {
        return new LinkedHashMap<>(albumsOf.getOrDefault(user, Map.of()));
    }

    @Nullable
    AlbumMember find(String album, String user) {
        return membersOf.getOrDefault(album, Map.of()).get(user);
    }

    /** A user comes to have an album. */
    void add(String album, String user, String role) {
        put(album, new AlbumMember(user, role, noted(album, user)));
    }

    /** Somebody who has an album gets another role. */
    void change(String album, AlbumMember member, String role) {
        noted(album, member.user());
        put(album, member.role(role));
    }

    private void put(String album, AlbumMember member) {
        membersOf.computeIfAbsent(album, unused -> new LinkedHashMap<>()).put(member.user(), member);
        albumsOf.computeIfAbsent(member.user(), unused -> new LinkedHashMap<>()).put(album, member);
    }

    private UpdateId noted(String album, String user) {
        return changes.upserted(ChangeLog.Kind.ALBUM_USER, ChangeLog.EVERYBODY, album, user);
    }

    /** Takes an album from a user, who is told that it is gone; the others are told that the user has it no more. */
    void remove(String album, String user) {
        changes.deleted(ChangeLog.Kind.ALBUM, user, album);
        changes.deleted(ChangeLog.Kind.ALBUM_USER, ChangeLog.EVERYBODY, album, user);
        membersOf.getOrDefault(album, Map.of()).remove(user);
        albumsOf.getOrDefault(user, Map.of()).remove(album);
    }

    /** Takes an album from all who have it, and tells each of them that it is gone. */
    void removeAll(String album) {
        for (AlbumMember member : of(album)) {
            changes.deleted(ChangeLog.Kind.ALBUM, member.user(), album);
            changes.forgotten(ChangeLog.Kind.ALBUM_USER, ChangeLog.EVERYBODY, album, member.user());
            albumsOf.getOrDefault(member.user(), Map.of()).remove(album);
        }
        membersOf.remove(album);
    }

    /** Notes all owners anew, as the version does that has them among those who have an album. */
    void noteOwners() {
        Map<String, List<AlbumMember>> all = new HashMap<>();
        membersOf.forEach((album, members) -> all.put(album, List.copyOf(members.values())));
        all.forEach((album, members) -> members.stream()
                .filter(AlbumMember::isOwner)
                .forEach(owner -> add(album, owner.user(), AlbumMember.OWNER)));
    }
}
