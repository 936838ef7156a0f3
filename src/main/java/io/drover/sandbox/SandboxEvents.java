package io.drover.sandbox;

import java.time.Duration;

/**
 * What befalls a server in its life: users come and share, sessions end, the server is upgraded, its history is pruned,
 * a transaction ends late. Safe for many threads.
 */
public final class SandboxEvents {
    private final ImmichHandler handler;

    SandboxEvents(ImmichHandler handler) {
        this.handler = handler;
    }

    /**
     * Starts the server as another version over the same content: users, keys, sessions and their checkpoints stay.
     * Requests that run end as they have begun.
     *
     * @throws IllegalArgumentException when the sandbox does not know the version, or it is older than the one before
     */
    public void upgrade(String version) {
        Profile newer = Profile.of(version);
        int before = world().profile().major();
        if (newer.major() < before) {
            throw new IllegalArgumentException(
                    "the sandbox is Immich " + world().profile().version() + " and cannot become '" + version
                            + "', because Immich has no way back");
        }
        handler.speak(newer);
        if (before < 3 && newer.major() >= 3) {
            world().albums().noteOwners();
        }
    }

    /** Has the next stream of every session say that it must begin anew. */
    public void resetSessions() {
        sessions().ids().forEach(id -> sessions().resetSync(id, true));
    }

    /** Ends the session with this token, as a logout elsewhere or its expiry does: calls with it get a 401. */
    public void endSession(String token) {
        Session session = sessions().withToken(token);
        if (session != null) {
            sessions().end(session.id());
        }
    }

    /** Ends every session of every user. */
    public void endSessions() {
        sessions().ids().forEach(sessions()::end);
    }

    /** Forgets deletions that are older, as Immich does by itself after 31 days: no stream tells of them any more. */
    public void pruneDeletions(Duration age) {
        world().changes().pruneDeletions(age);
    }

    /**
     * Begins a transaction. What it changes when it is committed stands in the stream where it began: streams that were
     * acknowledged in between never tell it.
     */
    public LateTransaction begin() {
        return new LateTransaction(world().changes());
    }

    /** Lets a user share all assets with another; nothing happens where that is so. @param with an e-mail address */
    public void share(String by, String with) {
        world().partners().add(id(by), id(with));
    }

    /** Ends that a user shares all assets with another; nothing happens where that is not so. */
    public void unshare(String by, String with) {
        world().partners().remove(id(by), id(with));
    }

    /** Gives a user another name. @param email the user's e-mail address */
    public void rename(String email, String name) {
        world().accounts().rename(id(email), name);
    }

    private String id(String email) {
        Accounts.User user = world().accounts().withEmail(email);
        if (user == null) {
            throw new IllegalArgumentException("the sandbox has no user " + email);
        }
        return user.id();
    }

    private SessionStore sessions() {
        return world().accounts().sessions();
    }

    private World world() {
        return handler.world();
    }
}
