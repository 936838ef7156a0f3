package io.drover.library.sftp;

import java.io.IOException;

/** The server lets nobody in, or is not to be trusted: asking again changes nothing until somebody changes something. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
