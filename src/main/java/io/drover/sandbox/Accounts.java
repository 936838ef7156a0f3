package io.drover.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The users, their API keys and their sessions. */
final class Accounts {
    private final Map<String, Key> keys = new ConcurrentHashMap<>();
    private final Map<String, User> sessions = new ConcurrentHashMap<>();
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Ids ids;
    private final Clock clock;

    Accounts(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** @param quota bytes that the user may store, or null for no limit */
    record User(
            String id,
            String email,
            String name,
            String password,
            @Nullable Long quota,
            Instant createdAt) {}

    /** An API key with its owner; the secret is the key of the map. */
    record Key(String id, String name, User owner, List<String> permissions, Instant createdAt) {
        boolean grants(@Nullable String permission) {
            return permission == null || permissions.contains("all") || permissions.contains(permission);
        }
    }

    /** Whoever calls: a user by a key, or by a session when the key is null. */
    record Caller(User user, @Nullable Key key) {}

    User addUser(String email, String name, @Nullable Long quota) {
        User user = new User(ids.uuid(), email, name, ids.secret(), quota, clock.instant());
        users.put(email, user);
        return user;
    }

    /** Makes a key and returns its secret. */
    String addKey(User owner, String name, Collection<String> permissions) {
        String secret = ids.secret();
        keys.put(secret, new Key(ids.uuid(), name, owner, List.copyOf(permissions), clock.instant()));
        return secret;
    }

    void removeKey(String secret) {
        keys.remove(secret);
    }

    void grant(String secret, Collection<String> permissions) {
        keys.computeIfPresent(
                secret,
                (unchanged, key) ->
                        new Key(key.id(), key.name(), key.owner(), List.copyOf(permissions), key.createdAt()));
    }

    /** Opens a session and returns its token, or null when the password is wrong. */
    @Nullable
    Session login(String email, String password) {
        User user = users.get(email);
        if (user == null || !user.password().equals(password)) {
            return null;
        }
        String token = ids.secret();
        sessions.put(token, user);
        return new Session(token, user);
    }

    /** @param token its secret */
    record Session(String token, User user) {}

    /**
     * Who calls, by the session's token first and by the API key then.
     *
     * @throws Refusal 401
     */
    Caller caller(@Nullable String token, @Nullable String secret) {
        if (token != null) {
            User user = sessions.get(token);
            if (user == null) {
                throw Refusal.of(401, "Invalid user token");
            }
            return new Caller(user, null);
        }
        if (secret == null) {
            throw Refusal.of(401, "Authentication required");
        }
        Key key = keys.get(secret);
        if (key == null) {
            throw Refusal.of(401, "Invalid API key");
        }
        return new Caller(key.owner(), key);
    }
}
