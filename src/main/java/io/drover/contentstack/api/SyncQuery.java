package io.drover.contentstack.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The path and query of a sync call: the filter goes with the first call alone, the environment with each. */
final class SyncQuery {
    private static final String PATH = "/v3/stacks/sync";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder path = new StringBuilder(PATH);

    private SyncQuery() {}

    static String of(SyncRequest request, String environment) {
        SyncQuery query = new SyncQuery();
        if (request instanceof SyncRequest.Initial initial) {
            query.begin(initial.filter());
        } else if (request instanceof SyncRequest.Page page) {
            query.add("pagination_token", page.token());
        } else if (request instanceof SyncRequest.Delta delta) {
            query.add("sync_token", delta.token());
        }
        query.add("environment", environment);
        return query.path.toString();
    }

    private void begin(SyncFilter filter) {
        Instant startFrom = filter.startFrom();
        add("init", "true");
        add("type", SyncType.labels(filter.types()));
        add("content_type_uid", filter.contentType());
        add("locale", filter.locale());
        add("start_from", startFrom == null ? null : TIME.format(startFrom));
    }

    private void add(String name, @Nullable String value) {
        if (value != null) {
            path.append(path.length() == PATH.length() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        }
    }
}
