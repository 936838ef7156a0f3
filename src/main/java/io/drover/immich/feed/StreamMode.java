package io.drover.immich.feed;

import io.drover.feed.ChangeReader;
import io.drover.feed.Cursor;
import io.drover.feed.Piece.Opening;
import io.drover.immich.api.SyncLines;
import io.drover.immich.api.SyncOperations;
import io.drover.immich.api.model.GetSyncStream;
import io.drover.immich.api.model.ServerVersion;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stream, in a session of the feed's own.
 *
 * <p>Another session than the position's, or another major version of the server, begins a generation: all is told again.
 */
final class StreamMode implements Mode {
    private static final ServerVersion CAN_RESET = new ServerVersion(1, 136, 0);

    private final ServerCalls server;
    private final FeedSessions sessions;
    private final AckSender acks;
    private final FeedTypes types;
    private final Privacy privacy;
    private final Supplier<String> me;

    /** @param me gives the user's id */
    StreamMode(ServerCalls server, FeedSessions sessions, FeedTypes types, Privacy privacy, Supplier<String> me) {
        this.server = server;
        this.sessions = sessions;
        this.acks = new AckSender(server, sessions);
        this.types = types;
        this.privacy = privacy;
        this.me = me;
    }

    @Override
    public ChangeReader open(Cursor cursor, int most) {
        ServerVersion version = server.version();
        String text = cursor.position();
        StreamPosition position = text == null ? null : StreamPosition.parse(text);
        LineMapper mapper = new LineMapper(me.get(), privacy);
        return sessions.within(session -> {
            Opening opening = opening(position, session, version);
            if (position == null || opening != null) {
                StreamPosition start = new StreamPosition(session.fingerprint(), version.major(), Map.of());
                return StreamReader.ofAll(all(session, version), mapper, start, opening, most);
            }
            StreamPosition start = position.withoutReset();
            if (cursor.moved()) {
                acks.restore(session, start);
            }
            return StreamReader.goingOn(lines(session, version, null), mapper, start, most);
        });
    }

    private static @Nullable Opening opening(
            @Nullable StreamPosition position, FeedSession session, ServerVersion version) {
        if (position == null) {
            return null; // whoever has no position begins a generation anyway
        }
        if (!position.session().equals(session.fingerprint())) {
            return new Opening("the session is a new one", true);
        }
        return position.major() == version.major()
                ? null
                : new Opening("the server went from version " + position.major() + " to " + version, true);
    }

    private SyncLines all(FeedSession session, ServerVersion version) {
        if (version.isAtLeast(CAN_RESET)) {
            acks.begins();
            return lines(session, version, session.fresh() ? null : true);
        }
        acks.forget(session);
        return lines(session, version, null);
    }

    private SyncLines lines(FeedSession session, ServerVersion version, @Nullable Boolean reset) {
        GetSyncStream request = new GetSyncStream(types.requests(version), reset);
        return server.callIn(session.token(), SyncOperations.GET_SYNC_STREAM, request);
    }

    @Override
    public void confirm(String position) {
        acks.confirm(StreamPosition.parse(position));
    }

    /** What is gone, and what is there again, comes in the stream: what it told holds. */
    @Override
    public @Nullable String anew(String position) {
        return null;
    }
}
