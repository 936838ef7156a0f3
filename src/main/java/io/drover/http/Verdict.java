package io.drover.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

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
        if (exception.maintenance()) {
            return WAIT;
        }
        if (exception.getCause() instanceof JsonBody.TooLargeException) {
            return REJECT;
        }
        return switch (exception.status()) {
            case 0 -> neverConnected(exception.getCause()) ? WAIT : RETRY;
            case 401, 403 -> DENIED;
            case 400 -> aboutQuota(exception.serverMessage()) ? LATER : REJECT;
            case 404, 405 -> WAIT; // the route is missing, whatever the file: a proxy or an address that is wrong
            case 407 -> WAIT; // the proxy's, whatever the file
            case 408, 425 -> RETRY;
            case 429, 503 -> WAIT;
            default -> ofOthers(exception);
        };
    }

    private static Verdict ofOthers(ApiException exception) {
        return switch (exception.status() / 100) {
            case 4 -> REJECT;
            case 5 -> RETRY;
            default -> exception.anotherService() ? WAIT : RETRY;
        };
    }

    /** Immich has no code for it. */
    private static boolean aboutQuota(@Nullable String serverMessage) {
        return serverMessage != null && serverMessage.toLowerCase(Locale.ROOT).contains("quota");
    }

    /** Nothing was sent, and the next file would fare the same. */
    private static boolean neverConnected(@Nullable Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLHandshakeException
                || cause instanceof SSLPeerUnverifiedException;
    }
}
