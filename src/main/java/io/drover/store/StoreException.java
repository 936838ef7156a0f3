package io.drover.store;

/** The store cannot do what was asked. The message is one sentence for the user; it holds no credentials. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean temporary;

    /** An end that repeating does not change. */
    public StoreException(String message) {
        super(message);
        this.temporary = false;
    }

    /** @param temporary whether the same call may succeed later: a full disk, a lock, a lost connection */
    public StoreException(String message, Throwable cause, boolean temporary) {
        super(message, cause);
        this.temporary = temporary;
    }

    /** Whether the same call may succeed later, with nothing changed in Drover. */
    public boolean temporary() {
        return temporary;
    }
}
