package io.drover.immich;

import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.model.ServerVersion;
import io.drover.sandbox.ServerUnderTest;
import io.drover.testing.OpenApiCheck;
import io.drover.testing.RecordedRequest;
import io.drover.testing.RecordingProxy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * What the cases of one server share: the server, a proxy in front of it that remembers the requests, and a Camel context
 * that has the server twice: with a key for everything and a login, and with a key alone that is good for nothing here.
 */
final class VerbStage implements AutoCloseable {
    /** No operation of the table needs it. */
    private static final String UNUSED_PERMISSION = "activity.read";

    /** What the documents say and no server means: measured with servers of these versions. */
    private static final Set<String> WRONG_IN_THE_DOCUMENTS = Set.of(
            // 1.144.1 takes an upload without it, and fails at an empty one
            "POST /api/assets lacks the part 'metadata'");

    private static final String ALL = "immich";
    private static final String LIMITED = "limited";
    private static final String IMPATIENT = "impatient";
    private static final String FETCH = "direct:fetch";
    private static final String VERB = "verb";

    private final ServerUnderTest server;
    private final RecordingProxy proxy;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ServerVersion version;
    private final OpenApiCheck document;

    VerbStage(ServerUnderTest server) {
        this.server = server;
        try {
            this.proxy = RecordingProxy.inFrontOf(server.api());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        camel.getRegistry().bind("clock", Clock.systemUTC());
        ImmichComponent all = component(server.key());
        all.setEmail(server.email());
        all.setPassword(server.password());
        camel.addComponent(ALL, all);
        String limited = server.keyFor(UNUSED_PERMISSION);
        camel.addComponent(LIMITED, component(limited));
        ImmichComponent impatient = component(limited);
        impatient.setWaitLimit(300);
        camel.addComponent(IMPATIENT, impatient);
        addRoute();
        camel.start();
        this.version = send("getServerVersion", null, Map.of()).getMessage().getBody(ServerVersion.class);
        this.document = new OpenApiCheck(nearestDocument(version));
    }

    /** A file and a stream are read within their exchange, which closes them. */
    private void addRoute() {
        try {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(FETCH)
                            .toD(ALL + ":${exchangeProperty." + VERB + "}")
                            .convertBodyTo(InputStream.class)
                            .convertBodyTo(byte[].class);
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("the route cannot be added", e);
        }
    }

    private ImmichComponent component(String key) {
        ImmichComponent component = new ImmichComponent();
        component.setUrl(proxy.url().toString());
        component.setApiKey(key);
        component.setWaitLimit(10_000);
        return component;
    }

    private static String nearestDocument(ServerVersion version) {
        return switch (version.major()) {
            case 1 -> "1.144.1";
            case 2 -> "2.7.5";
            default -> "3.1.0";
        };
    }

    ServerUnderTest server() {
        return server;
    }

    ServerVersion version() {
        return version;
    }

    /** Sends a message to a verb, as one who may do everything. @return the exchange at its end, whose failure is not thrown */
    Exchange send(String verb, @Nullable Object body, Map<String, Object> headers) {
        return send(exchange(body, headers), ALL + ":" + verb);
    }

    /** The same with a key that lacks the permission, and without a session. */
    Exchange sendLimited(String verb, @Nullable Object body, Map<String, Object> headers) {
        return send(exchange(body, headers), LIMITED + ":" + verb);
    }

    /** The same for a verb that waits for a better key, though not long. */
    Exchange sendImpatient(String verb, @Nullable Object body, Map<String, Object> headers) {
        return send(exchange(body, headers), IMPATIENT + ":" + verb);
    }

    /** Sends a message to a verb that gives a file or a stream. @return the exchange at its end, with the bytes as the body */
    Exchange fetch(String verb, @Nullable Object body, Map<String, Object> headers) {
        Exchange exchange = exchange(body, headers);
        exchange.setProperty(VERB, verb);
        return send(exchange, FETCH);
    }

    private Exchange send(Exchange exchange, String uri) {
        return camel.createProducerTemplate().send(uri, exchange);
    }

    private Exchange exchange(@Nullable Object body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return exchange;
    }

    /** Whoever sends to more than one verb. */
    DefaultCamelContext camel() {
        return camel;
    }

    /** All requests so far. */
    List<RecordedRequest> requests() {
        return proxy.requests();
    }

    /** What the version's own document says against a request. */
    List<String> problems(RecordedRequest request) {
        return document.problems(request).stream()
                .filter(problem -> !WRONG_IN_THE_DOCUMENTS.contains(problem))
                .toList();
    }

    /** Whether a request calls the operation. */
    boolean calls(RecordedRequest request, ApiOperation<?, ?> operation) {
        String path = server.api().getRawPath() + operation.path().replaceAll("\\{[^}]*}", "[^/]+");
        return request.method().equals(operation.method().name())
                && request.path().matches(path);
    }

    @Override
    public void close() {
        camel.stop();
        proxy.close();
        server.close();
    }
}
