package io.drover.library;

/** A library that cannot be walked as it is configured or as it lies there; the message is one sentence for the user. */
public final class LibraryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LibraryException(String message) {
        super(message);
    }

    public LibraryException(String message, Throwable cause) {
        super(message, cause);
    }
}
