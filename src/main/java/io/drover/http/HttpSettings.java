package io.drover.http;

import java.time.Duration;

/**
 * How long is waited for what, and how many connections there may be.
 *
 * @param connectTimeout for a connection, TLS included
 * @param answerTimeout for the answer to a call, once it was sent
 * @param uploadAnswerTimeout for the answer to an upload, once its last byte was sent: the server, or a proxy that
 *     collects the whole request first, may have much to store
 * @param progressTimeout while a body is sent or read: how long not one block may go out or come in; there is no limit on
 *     the total time
 * @param maxConnections at a time; a call beyond them waits
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration answerTimeout,
        Duration uploadAnswerTimeout,
        Duration progressTimeout,
        int maxConnections) {
    private static final Duration NEAR_CONNECT = Duration.ofSeconds(2);
    private static final Duration NEAR_ANSWER = Duration.ofSeconds(5);

    public HttpSettings {
        positive("connectTimeout", connectTimeout);
        positive("answerTimeout", answerTimeout);
        positive("uploadAnswerTimeout", uploadAnswerTimeout);
        positive("progressTimeout", progressTimeout);
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections must be at least 1, but is " + maxConnections);
        }
    }

    /** 10 s, 60 s, 5 min, 60 s and 20 connections. */
    public static HttpSettings defaults() {
        return new HttpSettings(
                Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofSeconds(60), 20);
    }

    /** The same with little patience for a connection and for calls without a file: for a server that is near, or not there. */
    public HttpSettings near() {
        return new HttpSettings(
                least(connectTimeout, NEAR_CONNECT),
                least(answerTimeout, NEAR_ANSWER),
                uploadAnswerTimeout,
                progressTimeout,
                maxConnections);
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than 0, but is " + value);
        }
    }
}
