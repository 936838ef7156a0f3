package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The users, their API keys and their sessions. */
final class Accounts {
    private final Map<String, Key> keys = new ConcurrentHashMap<>();
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, String> idOfEmail = new ConcurrentHashMap<>();
    private final SessionStore sessions;
    private final Ids ids;
    private final Clock clock;
    private final ChangeLog changes;

    Accounts(Ids ids, Clock clock, ChangeLog changes) {
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
        this.sessions = new SessionStore(ids, clock);
    }

    SessionStore sessions() {
        return sessions;
    }

    /** @param quota bytes that the user may store, or null for no limit */
    record User(
            String id,
            String email,
            String name,
            String password,
            @Nullable Long quota,
            Instant createdAt) {
        User name(String newName) {
            return new User(id, email, newName, password, quota, createdAt);
        }
    }

    /** An API key with its owner; the secret is the key of the map. */
    record Key(String id, String name, User owner, List<String> permissions, Instant createdAt) {
        boolean grants(@Nullable String permission) {
            return permission == null || permissions.contains("all") || permissions.contains(permission);
        }

        ObjectNode toJson() {
            String created = AssetViews.time(createdAt);
            ObjectNode json = Json.object().put("id", id).put("name", name);
            json.put("createdAt", created).put("updatedAt", created);
            json.set("permissions", Json.array(permissions));
            return json;
        }
    }

    /** Whoever calls: a user by a key or by a session; the other one is null. */
    record Caller(User user, @Nullable Key key, @Nullable Session session) {}

    User addUser(String email, String name, @Nullable Long quota) {
        User user = new User(ids.uuid(), email, name, ids.secret(), quota, clock.instant());
        users.put(user.id(), user);
        idOfEmail.put(email, user.id());
        changes.upserted(ChangeLog.Kind.USER, ChangeLog.EVERYBODY, user.id());
        return user;
    }

    /** The user with this id, or null. */
    @Nullable
    User user(String id) {
        return users.get(id);
    }

    /** The user with this id, of which something else has told. */
    User known(String id) {
        return Objects.requireNonNull(users.get(id), "no user is ever removed");
    }

    /** The user with this e-mail address, or null. */
    @Nullable
    User withEmail(String email) {
        String id = idOfEmail.get(email);
        return id == null ? null : users.get(id);
    }

    /** The ids of all users. */
    List<String> ids() {
        return List.copyOf(users.keySet());
    }

    /** Gives a user another name. */
    void rename(String id, String name) {
        User renamed = users.computeIfPresent(id, (unchanged, user) -> user.name(name));
        if (renamed != null) {
            changes.upserted(ChangeLog.Kind.USER, ChangeLog.EVERYBODY, id);
        }
    }

    /** A key that has just been made. @param secret which is told once */
    record MadeKey(Key key, String secret) {
        @Override
        public String toString() {
            return "MadeKey[" + key.id() + "]";
        }
    }

    /** Makes a key. */
    MadeKey addKey(User owner, String name, Collection<String> permissions) {
        String secret = ids.secret();
        Key key = new Key(ids.uuid(), name, owner, List.copyOf(permissions), clock.instant());
        keys.put(secret, key);
        return new MadeKey(key, secret);
    }

    void removeKey(String secret) {
        keys.remove(secret);
    }

    /** Removes a user's key by its id; tells whether there was one. */
    boolean removeKey(User owner, String id) {
        return keys.values()
                .removeIf(key -> key.id().equals(id) && key.owner().id().equals(owner.id()));
    }

    void grant(String secret, Collection<String> permissions) {
        keys.computeIfPresent(
                secret,
                (unchanged, key) ->
                        new Key(key.id(), key.name(), key.owner(), List.copyOf(permissions), key.createdAt()));
    }

    /** Opens a session, or returns null when the password is wrong. */
    SessionStore.@Nullable Opened login(String email, String password) {
        User user = withEmail(email);
        return user == null || !user.password().equals(password) ? null : sessions.open(user);
    }

    /**
     * Who calls, by the session's token first and by the API key then.
     *
     * @throws Refusal 401
     */
    Caller caller(@Nullable String token, @Nullable String secret) {
        if (token != null) {
            Session session = sessions.withToken(token);
            if (session == null) {
                throw Refusal.of(401, "Invalid user token");
            }
            return new Caller(current(session.user()), null, session);
        }
        if (secret == null) {
            throw Refusal.of(401, "Authentication required");
        }
        Key key = keys.get(secret);
        if (key == null) {
            throw Refusal.of(401, "Invalid API key");
        }
        return new Caller(current(key.owner()), key, null);
    }

    private User current(User user) {
        return users.getOrDefault(user.id(), user);
    }
}
