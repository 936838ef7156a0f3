package io.drover.work;

import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.PutBackException;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** How the work on one record has ended. */
sealed interface WorkEnd {

    /** It is dealt with, in whatever state. */
    record Done() implements WorkEnd {}

    /** It was not dealt with, and comes again. @param reason why, or null when that is as it should be */
    record Back(@Nullable String reason) implements WorkEnd {}

    /** It failed, and is put among the dead letters. */
    record Failed(String reason) implements WorkEnd {}

    /** How a message has ended. */
    static WorkEnd of(Exchange exchange, WorkClaim claim) {
        Throwable problem = exchange.getException();
        if (problem == null) {
            String state = exchange.getMessage().getHeader(IngestHeaders.STATE, String.class);
            return FileState.FAILED.label().equals(state) ? new Failed(reason(exchange)) : new Done();
        }
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof PutBackException putBack) {
                return new Back(putBack.isOfStop() || !claim.held() ? null : putBack.getMessage());
            }
        }
        if (problem instanceof RejectedExecutionException && !claim.held()) {
            return new Back(null); // a route that stops refuses what comes too late
        }
        return new Failed(problem.getMessage() == null ? problem.toString() : problem.getMessage());
    }

    private static String reason(Exchange exchange) {
        String reason = exchange.getMessage().getHeader(IngestHeaders.REASON, String.class);
        return reason == null ? "it failed" : reason;
    }
}
