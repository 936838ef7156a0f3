package io.drover.probe;

/** Something that a route sends changes to cannot be used. Its message is a sentence for the user, without secrets. */
public final class ProbeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProbeException(String sentence) {
        super(sentence);
    }
}
