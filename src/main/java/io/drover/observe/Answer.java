package io.drover.observe;

import java.nio.charset.StandardCharsets;

/** One answer over HTTP. */
record Answer(int status, String contentType, byte[] body) {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
    private static final int UNAVAILABLE = 503;

    static Answer of(Report report) {
        return text(report.up() ? 200 : UNAVAILABLE, "application/json", report.json());
    }

    static Answer metrics(String text) {
        return text(200, METRICS, text);
    }

    static Answer plain(int status, String sentence) {
        return text(status, PLAIN, sentence + "\n");
    }

    private static Answer text(int status, String contentType, String text) {
        return new Answer(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }
}
