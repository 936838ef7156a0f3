package io.drover.feed;

/** Says in words why something failed. */
final class Reasons {
    private Reasons() {}

    /** The message; what has none is told by its kind. */
    static String of(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
