package io.drover.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login, or what was opened from one. Its token is not part of it.
 *
 * @param id a UUID
 * @param parent the session that it was opened from, with which it ends; null after a login
 * @param device what opened it; nothing in it after a login by a client that is no browser
 * @param createdAt when it was opened
 * @param updatedAt when it was changed last
 * @param expiresAt when it ends by itself, or null
 * @param pendingSyncReset whether its next synchronisation must begin anew
 */
record Session(
        String id,
        Accounts.User user,
        @Nullable String parent,
        Device device,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant expiresAt,
        boolean pendingSyncReset) {

    /** What a session runs on, in the client's words. */
    record Device(String type, String system) {
        static final Device UNKNOWN = new Device("", "");
    }

    Session pendingSyncReset(boolean newReset, Instant now) {
        return new Session(id, user, parent, device, createdAt, now, expiresAt, newReset);
    }

    boolean isOver(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
