package io.drover.runtime;

import java.nio.file.Path;

/** A route file that Camel does not take. */
final class SwapException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    SwapException(Path file, Exception cause) {
        super(cause);
        this.file = file;
    }

    Path file() {
        return file;
    }
}
