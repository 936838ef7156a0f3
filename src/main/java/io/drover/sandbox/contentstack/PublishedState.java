package io.drover.sandbox.contentstack;

import java.time.Instant;

/**
 * What an environment shows of an entry or asset in a locale.
 *
 * @param version the {@code _version} that is published
 * @param eventAt when it was published last
 * @param data the {@code data} of that event, as JSON
 */
public record PublishedState(int version, Instant eventAt, String data) {
    static PublishedState of(Event event) {
        var data = event.item().path("data");
        return new PublishedState(data.path("_version").asInt(), event.at(), data.toString());
    }
}
