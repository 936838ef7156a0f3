package io.drover.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sessions of all users. One lock; what it gives out never changes. */
final class SessionStore {
    private final Map<String, Session> byId = new LinkedHashMap<>();
    private final Map<String, String> idOfToken = new LinkedHashMap<>();
    private final Ids ids;
    private final Clock clock;

    SessionStore(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** A session that has just begun. @param token its secret, which is told once */
    record Opened(Session session, String token) {
        @Override
        public String toString() {
            return "Opened[" + session.id() + "]";
        }
    }

    /** Opens a session after a login. */
    Opened open(Accounts.User user) {
        return open(user, null, Session.Device.UNKNOWN, null);
    }

    /** Opens a session from another one. @param duration after which it ends by itself, or null */
    Opened openFrom(Session parent, Session.Device device, @Nullable Duration duration) {
        return open(parent.user(), parent.id(), device, duration);
    }

    private synchronized Opened open(
            Accounts.User user, @Nullable String parent, Session.Device device, @Nullable Duration duration) {
        Instant now = clock.instant();
        Instant end = duration == null ? null : now.plus(duration);
        Session session = new Session(ids.uuid(), user, parent, device, now, now, end, false);
        String token = ids.secret();
        byId.put(session.id(), session);
        idOfToken.put(token, session.id());
        return new Opened(session, token);
    }

    /** The session with this token, or null when there is none or it is over. */
    synchronized @Nullable Session withToken(String token) {
        String id = idOfToken.get(token);
        Session session = id == null ? null : byId.get(id);
        return session == null || session.isOver(clock.instant()) ? null : session;
    }

    /** The session as it is now, or null when it has ended. */
    synchronized @Nullable Session find(String id) {
        return byId.get(id);
    }

    /** The ids of all sessions of all users. */
    synchronized List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** The sessions of a user that are not over, in the order of their opening. */
    synchronized List<Session> of(Accounts.User user) {
        Instant now = clock.instant();
        return byId.values().stream()
                .filter(session -> session.user().id().equals(user.id()) && !session.isOver(now))
                .toList();
    }

    /** Lets the next synchronisation of a session begin anew, or not; an ended session stays ended. */
    synchronized void resetSync(String id, boolean reset) {
        byId.computeIfPresent(id, (unchanged, session) -> session.pendingSyncReset(reset, clock.instant()));
    }

    /** Ends a session and all that were opened from it. */
    synchronized void end(String id) {
        byId.remove(id);
        idOfToken.values().removeIf(id::equals);
        List<Session> children = new ArrayList<>(byId.values());
        children.removeIf(session -> !id.equals(session.parent()));
        children.forEach(session -> end(session.id()));
    }
}
