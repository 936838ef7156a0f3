package io.drover.sandbox;

import java.net.URI;

/** A server that has to keep the contracts; each test has its own, and closes it. */
interface ServerUnderTest extends AutoCloseable {

    /** The server's address with {@code /api}. */
    URI api();

    /** A key that may do everything. */
    String key();

    /** A new key that may do this alone; whoever makes it removes it. */
    String keyFor(String permission);

    /** The token of a new session of the key's user; whoever opens it ends it. */
    String newSession();

    /** Called when a test is over and has cleaned up. */
    @Override
    void close();
}
