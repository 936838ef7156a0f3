package io.drover.store;

/** The store cannot do what was asked. The message is one sentence for the user; it holds no credentials. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean temporary;
    private final boolean away;

    /** An end that repeating does not change. */
    public StoreException(String message) {
        super(message);
        this.temporary = false;
        this.away = false;
    }

    /** @param temporary whether the same call may succeed later: a full disk, a lock, a lost connection */
    public StoreException(String message, Throwable cause, boolean temporary) {
        this(message, cause, temporary, false);
    }

    private StoreException(String message, Throwable cause, boolean temporary, boolean away) {
        super(message, cause);
        this.temporary = temporary;
        this.away = away;
    }

    /** The server that holds the store gives no connection, which may pass. */
    static StoreException away(String message, Throwable cause) {
        return new StoreException(message, cause, true, true);
    }

    /** Whether the server that holds the store gives no connection. */
    public boolean away() {
        return away;
    }

    /** Whether the same call may succeed later, with nothing changed in Drover. */
    public boolean temporary() {
        return temporary;
    }
}
