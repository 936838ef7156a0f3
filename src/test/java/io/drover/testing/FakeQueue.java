package io.drover.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One queue of SQS, by its JSON protocol: messages are received in their order, are hidden from then on, and are gone when
 * they are deleted. Every request must be signed by {@link FakeS3#ACCESS_KEY}.
 */
public final class FakeQueue implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Deque<String> waiting = new ArrayDeque<>();
    private final Map<String, String> received = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private int handles;
    private int deleted;

    public FakeQueue() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** The address for uriEndpointOverride. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Puts a message into the queue. */
    public synchronized void send(String message) {
        waiting.add(message);
        notifyAll();
    }

    /** Waits until so many messages were deleted. */
    public synchronized void awaitDeleted(int count) throws InterruptedException {
        while (deleted < count) {
            wait();
        }
    }

    /** Whether no message is left, received or not. */
    public synchronized boolean isEmpty() {
        return waiting.isEmpty() && received.isEmpty();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!authorization.contains("Credential=" + FakeS3.ACCESS_KEY + "/")) {
                send(exchange, 403, JSON.createObjectNode().put("__type", "InvalidClientTokenId"));
                return;
            }
            switch (target) {
                case "AmazonSQS.ReceiveMessage" -> send(exchange, 200, receive(request));
                case "AmazonSQS.DeleteMessage" -> send(exchange, 200, delete(request));
                default -> send(exchange, 400, JSON.createObjectNode().put("__type", "InvalidAction"));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized ObjectNode receive(JsonNode request) throws InterruptedException {
        long end = System.nanoTime() + request.path("WaitTimeSeconds").asLong() * 1_000_000_000;
        while (waiting.isEmpty() && System.nanoTime() < end) {
            wait(100);
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode messages = answer.putArray("Messages");
        while (!waiting.isEmpty()
                && messages.size() < request.path("MaxNumberOfMessages").asInt(1)) {
            String handle = "handle-" + ++handles;
            String body = waiting.remove();
            received.put(handle, body);
            messages.addObject()
                    .put("MessageId", handle)
                    .put("ReceiptHandle", handle)
                    .put("MD5OfBody", md5(body))
                    .put("Body", body);
        }
        return answer;
    }

    private synchronized ObjectNode delete(JsonNode request) {
        if (received.remove(request.path("ReceiptHandle").asText()) != null) {
            deleted++;
            notifyAll();
        }
        return JSON.createObjectNode();
    }

    private static String md5(String body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private static void send(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
        byte[] bytes = answer.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
