package io.drover.contentstack.feed;

import io.drover.contentstack.api.ContentstackClient;
import io.drover.contentstack.api.HttpContentstackClient;
import io.drover.contentstack.api.StackHost;
import io.drover.contentstack.api.StackSettings;
import io.drover.http.HttpSettings;
import io.drover.http.Network;
import io.drover.http.RawServer;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A stack that answers what a test has written, one call after the other, and keeps what it was asked. */
final class ScriptedStack implements AutoCloseable {
    private final Deque<String> answers = new ArrayDeque<>();
    private final RawServer server = RawServer.answering((request, body) -> answer());
    private final StackSettings settings = new StackSettings(
            StackHost.parse("host", server.url()),
            () -> "key",
            () -> "token",
            "production",
            null,
            HttpSettings.defaults(),
            Network.direct(),
            Clock.systemUTC());
    private final ContentstackClient client = new HttpContentstackClient(settings);

    private synchronized String answer() {
        return answers.isEmpty() ? RawServer.json(400, "{\"error_message\":\"nothing more\"}") : answers.remove();
    }

    ContentstackClient client() {
        return client;
    }

    String id() {
        return settings.id();
    }

    /** The next calls are answered by these. */
    synchronized ScriptedStack then(String... next) {
        answers.addAll(List.of(next));
        return this;
    }

    /** What was asked since the last question, without what is the same in each call. */
    List<String> asked() {
        List<String> asked = server.requests().stream()
                .map(request -> request.path().replace("/v3/stacks/sync?", "").replace("&environment=production", ""))
                .toList();
        server.requests().clear();
        return asked;
    }

    /** A page with these items, of so many in all. */
    static String page(String next, int total, String... items) {
        return RawServer.json(
                200,
                "{\"items\":[" + String.join(",", items) + "],\"total_count\":" + total + ",\"pagination_token\":\""
                        + next + "\"}");
    }

    /** The last page of a run. */
    static String end(String next, int total, String... items) {
        return RawServer.json(
                200,
                "{\"items\":[" + String.join(",", items) + "],\"total_count\":" + total + ",\"sync_token\":\"" + next
                        + "\"}");
    }

    /** An empty delta. */
    static String nothing(String token) {
        return RawServer.json(200, "{\"items\":[],\"sync_token\":\"" + token + "\"}");
    }

    static String invalid(String parameter) {
        return RawServer.json(
                422,
                "{\"error_message\":\"It is not valid.\",\"error_code\":141,\"errors\":{\"" + parameter
                        + "\":[\"is not valid.\"]}}");
    }

    /** An entry of the content type blog that was published at a second of a minute. */
    static String published(String uid, int second) {
        return item(
                "entry_published",
                second,
                "{\"uid\":\"" + uid + "\",\"locale\":\"en-us\",\"_version\":" + second + "}");
    }

    static String item(String type, int second, String data) {
        return "{\"type\":\"%s\",\"event_at\":\"2026-01-01T00:00:%02d.000Z\",\"content_type_uid\":\"blog\",\"data\":%s}"
                .formatted(type, second, data);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
