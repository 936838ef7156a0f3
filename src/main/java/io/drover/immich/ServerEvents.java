package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.http.Verdict;

/** What is told of one server. */
record ServerEvents(String server, ServerListener listener) {

    void checked(int files) {
        listener.checked(server, files);
    }

    void uploaded(long nanos) {
        listener.uploaded(server, nanos);
    }

    /** A failure that all wait for, and after which the call is made again. */
    void waits(ApiException why) {
        listener.repeated(server, why);
    }

    /** A failure that the caller hears of, who may try again. */
    void failed(RuntimeException why) {
        if (why instanceof ApiException failure && failure.verdict() == Verdict.RETRY) {
            listener.repeated(server, failure);
        }
    }
}
