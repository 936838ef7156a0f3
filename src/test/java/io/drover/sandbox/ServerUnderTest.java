package io.drover.sandbox;

import java.net.URI;

/** A server that has to keep the contracts; whoever has it closes it. */
public interface ServerUnderTest extends AutoCloseable {

    /** The server's address with {@code /api}. */
    URI api();

    /** Whether somebody else's content lies there too, which no test may touch. */
    boolean isShared();

    /** The e-mail address of the key's user. */
    String email();

    /** The password of the key's user. */
    String password();

    /** A key that may do everything. */
    String key();

    /** A new key that may do this alone; whoever makes it removes it. */
    String keyFor(String permission);

    /**
     * A key of another user that may do everything. A test that needs it is left out where a real server's environment
     * names none.
     */
    String otherKey();

    /** The token of a new session of the key's user; whoever opens it ends it. */
    String newSession();

    /** Ends another session of the key's user at the close. */
    void endLater(String token);

    /** Called when a test is over and has cleaned up. */
    @Override
    void close();
}
