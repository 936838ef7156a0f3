package io.drover.contentstack.api;

import io.drover.http.ApiException;

/** The service will not answer such a call: something is set wrongly. The message says what to look at. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param advice a clause that says what to do */
    RefusedException(ApiException refusal, String advice) {
        super(refusal.getMessage() + "; " + advice, refusal);
    }
}
