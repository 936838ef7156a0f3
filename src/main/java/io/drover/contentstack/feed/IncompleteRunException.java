package io.drover.contentstack.feed;

/** A run did not hold what it announced; the same one may do when it is read again. */
final class IncompleteRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IncompleteRunException(String message) {
        super(message);
    }
}
