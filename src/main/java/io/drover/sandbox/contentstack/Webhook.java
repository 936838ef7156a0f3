package io.drover.sandbox.contentstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.sandbox.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls an address with a shared secret when something happens: one POST an event, one after the other. A call that
 * fails is not made again, so that who is called must not rely on it.
 */
public final class Webhook implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Stack stack;
    private final Stack.Follower follower = this::happened;
    private final URI address;
    private final String header;
    private final String secret;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final AtomicInteger accepted = new AtomicInteger();
    private final ExecutorService caller = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "contentstack-webhook");
        thread.setDaemon(true);
        return thread;
    });

    Webhook(Stack stack, URI address, String header, String secret) {
        this.stack = stack;
        this.address = address;
        this.header = header;
        this.secret = secret;
    }

    /** Makes calls from now on. */
    Webhook start() {
        stack.followers().add(follower);
        return this;
    }

    /** How many calls got an answer of 2xx. */
    public int accepted() {
        return accepted.get();
    }

    private void happened(Environment environment, Event event) {
        byte[] body = Json.bytes(body(environment, event));
        caller.execute(() -> call(body));
    }

    /** As a stack's webhooks tell it; the event has the words that are the end of an item's type. */
    private ObjectNode body(Environment environment, Event event) {
        int verb = event.type().lastIndexOf('_') + 1;
        ObjectNode body = Json.object()
                .put("module", event.type().substring(0, Math.max(0, verb - 1)))
                .put("event", event.type().substring(verb))
                .put("api_key", stack.apiKey())
                .put("triggered_at", Stamps.iso(event.at()));
        ObjectNode data = body.putObject("data");
        data.putObject("environment").put("name", environment.name()).put("uid", environment.uid());
        data.putObject("content_type").put("uid", event.contentType());
        if (event.key() != null) {
            data.put("locale", event.key().locale())
                    .putObject("entry")
                    .put("uid", event.key().uid());
        }
        return body;
    }

    private void call(byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header(header, secret)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) {
                accepted.incrementAndGet();
            }
        } catch (IOException e) {
            // Nobody listens. A webhook that is missed is what the poll is for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Calls no more. */
    @Override
    public void close() {
        stack.followers().remove(follower);
        caller.shutdownNow();
    }
}
