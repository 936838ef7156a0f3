package io.drover.mirror;

import io.drover.store.Session;
import io.drover.store.SqlWork;
import io.drover.store.Store;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a mirror knows of its files and albums, in the store. */
final class MirrorIndex {
    private static final String FILE = "select asset, path, checksum from mirror_file where mirror = ? and ";
    private static final String PUT_FILE = """
            insert into mirror_file (mirror, asset, path, checksum) values (?, ?, ?, ?)
            on conflict (mirror, asset) do update set path = excluded.path, checksum = excluded.checksum
            """;
    private static final String PUT_ALBUM = """
            insert into mirror_album (mirror, album, folder) values (?, ?, ?)
            on conflict (mirror, album) do update set folder = excluded.folder
            """;
    private static final String PUT_LINK =
            "insert into mirror_link (mirror, album, asset) values (?, ?, ?) on conflict do nothing";
    private static final String NAME_LINK =
            "update mirror_link set name = ? where mirror = ? and album = ? and asset = ?";
    private static final String LINKS = """
            select mirror_link.asset, mirror_link.name, path from mirror_link
            left join mirror_file on mirror_file.mirror = mirror_link.mirror and mirror_file.asset = mirror_link.asset
            where mirror_link.mirror = ? and album = ? order by mirror_link.asset
            """;

    private static final String UNFINISHED = """
            select distinct album from mirror_link
            join mirror_file on mirror_file.mirror = mirror_link.mirror and mirror_file.asset = mirror_link.asset
            where mirror_link.mirror = ? and name is null
            """;

    private final Store store;
    private final String mirror;

    /** @param mirror its name in the store */
    MirrorIndex(Store store, String mirror) {
        this.store = store;
        this.mirror = mirror;
    }

    /**
     * An asset in an album.
     *
     * @param name what it is called in the album's folder, or null when it is not there
     * @param path where its file is, or null when it has none
     */
    record Link(
            String asset, @Nullable String name, @Nullable String path) {}

    Optional<MirrorFile> file(String asset) {
        return find("asset = ?", asset);
    }

    Optional<MirrorFile> fileAt(String path) {
        return find("path = ?", path);
    }

    private Optional<MirrorFile> find(String condition, String value) {
        return store.read(session -> {
            try (ResultSet row = rows(session, FILE + condition, mirror, value)) {
                return row.next()
                        ? Optional.of(new MirrorFile(row.getString(1), row.getString(2), row.getString(3)))
                        : Optional.empty();
            }
        });
    }

    void put(MirrorFile file) {
        update(PUT_FILE, mirror, file.asset(), file.path(), file.checksum());
    }

    void remove(MirrorFile file) {
        update("delete from mirror_file where mirror = ? and asset = ?", mirror, file.asset());
    }

    /** The folder of an album, or null when the album is not known. */
    @Nullable
    String album(String album) {
        return first("select folder from mirror_album where mirror = ? and album = ?", album);
    }

    /** The album that has this folder, or null. */
    @Nullable
    String albumIn(String folder) {
        return first("select album from mirror_album where mirror = ? and folder = ?", folder);
    }

    void putAlbum(String album, String folder) {
        update(PUT_ALBUM, mirror, album, folder);
    }

    void removeAlbum(String album) {
        update("delete from mirror_album where mirror = ? and album = ?", mirror, album);
    }

    /** The albums that an asset is in. */
    List<String> albumsOf(String asset) {
        return strings("select album from mirror_link where mirror = ? and asset = ?", mirror, asset);
    }

    /** The albums that lack a name for a file which they should have. */
    List<String> unfinishedAlbums() {
        return strings(UNFINISHED, mirror);
    }

    /** What is in an album. */
    List<Link> links(String album) {
        return store.read(session -> {
            List<Link> links = new ArrayList<>();
            try (ResultSet row = rows(session, LINKS, mirror, album)) {
                while (row.next()) {
                    links.add(new Link(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
            return links;
        });
    }

    void putLink(String album, String asset) {
        update(PUT_LINK, mirror, album, asset);
    }

    void nameLink(String album, String asset, @Nullable String name) {
        update(NAME_LINK, name, mirror, album, asset);
    }

    /** What a link is called in its album's folder, or null. */
    @Nullable
    String linkName(String album, String asset) {
        return store.read(session -> {
                    try (ResultSet row = rows(
                            session,
                            "select name from mirror_link where mirror = ? and album = ? and asset = ?",
                            mirror,
                            album,
                            asset)) {
                        return Optional.ofNullable(row.next() ? row.getString(1) : null);
                    }
                })
                .orElse(null);
    }

    void removeLink(String album, String asset) {
        update("delete from mirror_link where mirror = ? and album = ? and asset = ?", mirror, album, asset);
    }

    private @Nullable String first(String sql, String value) {
        SqlWork<Optional<String>> work = session -> {
            try (ResultSet row = rows(session, sql, mirror, value)) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        };
        return store.read(work).orElse(null);
    }

    private List<String> strings(String sql, String... values) {
        return store.read(session -> {
            List<String> strings = new ArrayList<>();
            try (ResultSet row = rows(session, sql, values)) {
                while (row.next()) {
                    strings.add(row.getString(1));
                }
            }
            return strings;
        });
    }

    private static ResultSet rows(Session session, String sql, String... values) throws SQLException {
        PreparedStatement statement = session.prepare(sql);
        set(statement, values);
        return statement.executeQuery();
    }

    private void update(String sql, @Nullable String... values) {
        store.write(session -> {
            PreparedStatement statement = session.prepare(sql);
            set(statement, values);
            return statement.executeUpdate();
        });
    }

    private static void set(PreparedStatement statement, @Nullable String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
    }
}
