package io.drover.http;

/** What is worth a retry: the one place that decides it, permanent errors first. */
public enum Verdict {
    /** The credentials are wrong or lack a permission: wait for the operator; no file is to blame. */
    DENIED,
    /** The server says wait, or cannot be reached: wait; no file is to blame. */
    WAIT,
    /** Permanent for this file. */
    REJECT,
    /** Not now and not by repeating at once: a later scan tries again (quota). */
    LATER,
    /** Worth a repetition after a backoff. */
    RETRY;

    static Verdict of(ApiException exception) {
        return RETRY;
    }
}
