package io.drover.testing;

import java.io.IOException;

/** Something that was read as a request is none. */
final class MalformedRequestException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedRequestException(String message) {
        super(message);
    }
}
