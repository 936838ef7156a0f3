package io.drover.sandbox.contentstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plain client, so that the stack is judged by something that shares nothing with it. */
final class StackClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI host;
    private final Map<String, String> headers;

    StackClient(URI host, Map<String, String> headers) {
        this.host = host;
        this.headers = headers;
    }

    /** One that may read the usual environment. */
    static StackClient of(ContentstackServer server) {
        return new StackClient(
                server.url(), Map.of("api_key", server.apiKey(), "access_token", server.deliveryToken()));
    }

    StackClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new StackClient(host, more);
    }

    StackClient without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new StackClient(host, fewer);
    }

    record Reply(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return MAPPER.readTree(response.body());
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + text(), e);
            }
        }

        List<JsonNode> items() {
            List<JsonNode> items = new ArrayList<>();
            json().path("items").forEach(items::add);
            return items;
        }

        String syncToken() {
            return json().path("sync_token").asText();
        }

        String paginationToken() {
            return json().path("pagination_token").asText();
        }

        boolean hasMore() {
            return json().has("pagination_token");
        }
    }

    /** All that a run told. @param items of all pages, in their order */
    record Run(List<Reply> pages, List<JsonNode> items) {
        String syncToken() {
            return pages.get(pages.size() - 1).syncToken();
        }

        List<String> types() {
            return items.stream().map(item -> item.path("type").asText()).toList();
        }

        List<String> uids() {
            return items.stream()
                    .map(item -> item.path("data").path("uid").asText())
                    .toList();
        }

        List<String> stamps() {
            return items.stream().map(item -> item.path("event_at").asText()).toList();
        }
    }

    /** One call of the synchronization API. @param query names and values in turn */
    Reply sync(String... query) {
        StringBuilder path = new StringBuilder("/v3/stacks/sync");
        for (int i = 0; i < query.length; i += 2) {
            path.append(i == 0 ? '?' : '&')
                    .append(query[i])
                    .append('=')
                    .append(URLEncoder.encode(query[i + 1], StandardCharsets.UTF_8));
        }
        return get(host.resolve(path.toString()));
    }

    Reply get(URI address) {
        return send(request(address));
    }

    HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        return request;
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Begins a sync of all seven types and reads all its pages. @param query more names and values in turn */
    Run begin(String... query) {
        List<String> all = new ArrayList<>(List.of("init", "true", "type", allTypes()));
        all.addAll(List.of(query));
        return follow(sync(all.toArray(String[]::new)));
    }

    /** Reads all pages of what happened since. */
    Run since(String syncToken) {
        return follow(sync("sync_token", syncToken));
    }

    Run follow(Reply first) {
        List<Reply> pages = new ArrayList<>(List.of(first));
        while (pages.get(pages.size() - 1).hasMore()) {
            pages.add(sync("pagination_token", pages.get(pages.size() - 1).paginationToken()));
        }
        return new Run(
                pages, pages.stream().flatMap(page -> page.items().stream()).toList());
    }

    static String allTypes() {
        return "entry_published,entry_unpublished,entry_deleted,asset_published,asset_unpublished,asset_deleted,"
                + "content_type_deleted";
    }
}
