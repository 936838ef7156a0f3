package io.drover.immich.feed;

import io.drover.feed.FeedException;
import io.drover.http.ApiException;
import io.drover.immich.api.SyncLines;
import io.drover.immich.api.SyncOperations;
import io.drover.immich.api.model.DeleteSyncAck;
import io.drover.immich.api.model.SendSyncAck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends acknowledgements, each once while the process lives, the newest of each kind alone and in the order in which they
 * came. Safe for use by many threads: calls go one after the other.
 */
final class AckSender {
    private final ServerCalls server;
    private final FeedSessions sessions;
    private final Map<String, String> sent = new HashMap<>();

    AckSender(ServerCalls server, FeedSessions sessions) {
        this.server = server;
        this.sessions = sessions;
    }

    /** Acknowledges up to this position. Those of a session that is gone are worth nothing, and are not sent. */
    synchronized void confirm(StreamPosition position) {
        FeedSession session = sessions.known();
        if (session == null || !session.fingerprint().equals(position.session())) {
            return;
        }
        try {
            send(session, position);
        } catch (ApiException e) {
            if (e.status() == 400) {
                throw new FeedException(
                        "the server does not know what is to be acknowledged any more (" + e.serverMessage()
                                + "): it may be another version now; ask for drover feed resync",
                        e);
            }
            if (!FeedSessions.isEnd(e)) {
                throw e;
            }
            sessions.refused(session);
        }
    }

    /** Takes the session back to this position. */
    synchronized void restore(FeedSession session, StreamPosition position) {
        sent.clear();
        server.callIn(session.token(), SyncOperations.DELETE_SYNC_ACK, new DeleteSyncAck(null));
        send(session, position);
    }

    /** Takes the session back to its beginning, on servers whose stream cannot be asked to do so. */
    synchronized void forget(FeedSession session) {
        sent.clear();
        server.callIn(session.token(), SyncOperations.DELETE_SYNC_ACK, new DeleteSyncAck(null));
    }

    /** The stream takes the session back to its beginning, or it is a new one. */
    synchronized void begins() {
        sent.clear();
    }

    private void send(FeedSession session, StreamPosition position) {
        List<String> acks = new ArrayList<>();
        position.acks().forEach((type, ack) -> {
            if (!ack.equals(sent.get(type))) {
                acks.add(ack);
            }
        });
        if (acks.isEmpty()) {
            return;
        }
        server.callIn(session.token(), SyncOperations.SEND_SYNC_ACK, new SendSyncAck(acks));
        if (position.acks().containsKey(SyncLines.RESET)) {
            sent.clear(); // the server has forgotten all others
        } else {
            sent.putAll(position.acks());
        }
    }
}
