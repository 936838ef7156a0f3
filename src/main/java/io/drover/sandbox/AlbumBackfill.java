package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an album that came to the caller after the stream had got past what is in it. From 3.0 on every new
 * album is looked at so, the caller's own too; before that only those that others share, which the sandbox has not.
 */
final class AlbumBackfill {
    private final SyncRun run;

    AlbumBackfill(SyncRun run) {
        this.run = run;
    }

    /**
     * The lines for what is in new albums, and for each album one that says it is done. In a session that has no
     * checkpoint of the usual lines nothing needs to be caught up with; the server notes so by itself.
     *
     * @param type of these lines
     * @param usual the type of the usual lines, whose checkpoint says how far the stream has got
     * @param kind of what is in an album; its key begins with the album
     * @param data what a line says, or null for no line
     */
    Iterator<SyncLine> lines(
            SyncEntityType type,
            SyncEntityType usual,
            ChangeLog.Kind kind,
            Function<ChangeLog.Change, @Nullable ObjectNode> data) {
        List<ChangeLog.Change> albums = run.world().profile().major() < 3 ? List.of() : newAlbums(type);
        UpdateId end = run.position(usual);
        if (albums.isEmpty()) {
            return Collections.emptyIterator();
        }
        if (end == null) {
            UpdateId newest = albums.get(albums.size() - 1).id();
            SyncAck complete = SyncAck.of(type, newest, SyncAck.COMPLETE);
            run.world().checkpoints().set(run.session(), Map.of(type, complete));
            return Collections.emptyIterator();
        }
        List<Supplier<Iterator<SyncLine>>> parts = new ArrayList<>();
        for (ChangeLog.Change album : albums) {
            if (!isComplete(type, album)) {
                parts.add(() -> inside(type, album, kind, end, data));
                parts.add(() -> List.of(SyncLine.ackOnly(type, album.id(), SyncAck.COMPLETE))
                        .iterator());
            }
        }
        return Lazily.concat(parts);
    }

    private List<ChangeLog.Change> newAlbums(SyncEntityType type) {
        UpdateId first = run.position(type);
        List<ChangeLog.Change> albums = new ArrayList<>();
        run.upserted(ChangeLog.Kind.ALBUM_OWNER, run.user().id(), null).forEachRemaining(album -> {
            if (first == null || album.id().compareTo(first) >= 0) {
                albums.add(album);
            }
        });
        return albums;
    }

    private boolean isComplete(SyncEntityType type, ChangeLog.Change album) {
        SyncAck ack = run.checkpoints().get(type);
        return ack != null && ack.completes() && ack.id().equals(album.id());
    }

    private Iterator<SyncLine> inside(
            SyncEntityType type,
            ChangeLog.Change album,
            ChangeLog.Kind kind,
            UpdateId end,
            Function<ChangeLog.Change, @Nullable ObjectNode> data) {
        SyncAck ack = run.checkpoints().get(type);
        UpdateId after = ack != null && ack.id().equals(album.id()) ? ack.backfilled() : null;
        return Lazily.map(run.upserted(kind, run.user().id(), after), change -> {
            boolean past = change.id().compareTo(end) <= 0;
            boolean in = change.key().get(0).equals(album.key().get(0));
            ObjectNode told = past && in ? data.apply(change) : null;
            return told == null ? null : SyncLine.of(type, told, album.id(), change.id());
        });
    }
}
