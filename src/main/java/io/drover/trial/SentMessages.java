package io.drover.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/** What would have left the machine, in order. Safe for many threads. */
final class SentMessages {
    private static final List<String> KEY_HEADERS = List.of("kafka.KEY", "CamelKafkaKey");

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();

    /** Notes a message, or each of those that its body is a list of. */
    void add(String scheme, String uri, Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Iterable<?> items) {
            boolean all = true;
            for (Object item : items) {
                Message message = message(item);
                all &= message != null;
                if (message != null) {
                    add(scheme, uri, exchange, message);
                }
            }
            if (all) {
                return;
            }
        }
        add(scheme, uri, exchange, exchange.getMessage());
    }

    private static @Nullable Message message(@Nullable Object item) {
        if (item instanceof Exchange exchange) {
            return exchange.getMessage();
        }
        return item instanceof Message message ? message : null;
    }

    private void add(String scheme, String uri, Exchange exchange, Message message) {
        ObjectNode shown = Json.object()
                .put("scheme", scheme)
                .put("uri", readable(URISupport.sanitizeUri(uri)))
                .put("route", exchange.getFromRouteId());
        KEY_HEADERS.stream()
                .map(message::getHeader)
                .filter(key -> key != null)
                .findFirst()
                .ifPresent(key -> shown.set("key", Json.of(exchange, key)));
        ObjectNode headers = shown.putObject("headers");
        message.getHeaders().forEach((name, value) -> headers.set(name, Json.of(exchange, value)));
        shown.set("body", Json.of(exchange, message.getBody()));
        messages.add(shown);
    }

    private static String readable(String uri) {
        try {
            return URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return uri; // a per cent sign that is one
        }
    }

    List<JsonNode> all() {
        return List.copyOf(messages);
    }
}
