package io.drover.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One bucket of S3 by path style: objects are listed (page by page, as version 1 does), read, copied and deleted.
 * Signatures are not looked at.
 */
public final class FakeS3 implements AutoCloseable {
    private static final String TIME = "2024-05-06T07:08:09.000Z";
    private static final String HTTP_TIME = "Mon, 06 May 2024 07:08:09 GMT";
    private static final int SECONDS = 60;

    private final String bucket;
    private final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Set<String> cut = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<String> deleted = new LinkedBlockingQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private FakeS3(String bucket) throws IOException {
        this.bucket = bucket;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** A server with one empty bucket. */
    public static FakeS3 with(String bucket) throws IOException {
        return new FakeS3(bucket);
    }

    /** The address for uriEndpointOverride. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Puts an object into the bucket, or another one in its place. */
    public void put(String key, byte[] bytes) {
        objects.put(key, bytes);
    }

    /** What the bucket holds, by key. */
    public Map<String, byte[]> objects() {
        return objects;
    }

    /** Whoever reads this object next gets half of it. */
    public void cutOnce(String key) {
        cut.add(key);
    }

    /** Method and key of each request, in their order. */
    public List<String> requests() {
        return requests;
    }

    /** Waits for the next object that is deleted, and says which. */
    public String nextDeleted() throws InterruptedException {
        return Objects.requireNonNull(deleted.poll(SECONDS, TimeUnit.SECONDS), "nothing is deleted");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String inBucket = "/" + bucket;
            if (!path.equals(inBucket) && !path.startsWith(inBucket + "/")) {
                refuse(exchange, 404, "NoSuchBucket");
                return;
            }
            String key = path.length() <= inBucket.length() + 1 ? "" : path.substring(inBucket.length() + 1);
            requests.add(exchange.getRequestMethod() + " " + key);
            if (key.isEmpty()) {
                ofBucket(exchange);
            } else {
                ofObject(exchange, key);
            }
        }
    }

    private void ofBucket(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
        } else {
            answer(exchange, list(query(exchange)));
        }
    }

    private void ofObject(HttpExchange exchange, String key) throws IOException {
        String copied = exchange.getRequestHeaders().getFirst("x-amz-copy-source");
        switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> read(exchange, key);
            case "PUT" -> copy(exchange, URLDecoder.decode(Objects.requireNonNull(copied), UTF_8), key);
            case "DELETE" -> {
                objects.remove(key);
                exchange.sendResponseHeaders(204, -1);
                deleted.add(key);
            }
            default -> refuse(exchange, 405, "MethodNotAllowed");
        }
    }

    private String list(Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        int most = Integer.parseInt(query.getOrDefault("max-keys", "1000"));
        List<String> keys = objects.tailMap(query.getOrDefault("marker", ""), false).keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .toList();
        boolean truncated = keys.size() > most;
        StringBuilder page = new StringBuilder("<ListBucketResult><Name>" + bucket + "</Name><Prefix>" + escaped(prefix)
                + "</Prefix><IsTruncated>" + truncated + "</IsTruncated>");
        keys.stream()
                .limit(most)
                .forEach(key -> page.append("<Contents><Key>" + escaped(key) + "</Key><LastModified>" + TIME
                        + "</LastModified><ETag>" + escaped(tag(key)) + "</ETag></Contents>"));
        if (truncated && query.containsKey("delimiter")) {
            page.append("<NextMarker>" + escaped(keys.get(most - 1)) + "</NextMarker>");
        }
        return page + "</ListBucketResult>";
    }

    private void read(HttpExchange exchange, String key) throws IOException {
        byte[] bytes = objects.get(key);
        if (bytes == null) {
            refuse(exchange, 404, "NoSuchKey");
            return;
        }
        exchange.getResponseHeaders().set("ETag", tag(key));
        exchange.getResponseHeaders().set("Last-Modified", HTTP_TIME);
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, bytes.length);
        int sent = cut.remove(key) ? bytes.length / 2 : bytes.length;
        exchange.getResponseBody().write(bytes, 0, sent);
        exchange.getResponseBody().flush();
    }

    private void copy(HttpExchange exchange, String source, String key) throws IOException {
        String from = source.substring(source.indexOf(bucket + "/") + bucket.length() + 1);
        byte[] bytes = objects.get(from);
        String wanted = exchange.getRequestHeaders().getFirst("x-amz-copy-source-if-match");
        if (bytes == null) {
            refuse(exchange, 404, "NoSuchKey");
        } else if (wanted != null && !wanted.equals(tag(from))) {
            refuse(exchange, 412, "PreconditionFailed");
        } else {
            objects.put(key, bytes);
            answer(exchange, "<CopyObjectResult><ETag>" + escaped(tag(key)) + "</ETag></CopyObjectResult>");
        }
    }

    private String tag(String key) {
        return "\"" + Integer.toHexString(Arrays.hashCode(objects.get(key))) + "\"";
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String part : exchange.getRequestURI().getRawQuery().split("&")) {
            String[] pair = part.split("=", 2);
            query.put(pair[0], pair.length == 1 ? "" : URLDecoder.decode(pair[1], UTF_8));
        }
        return query;
    }

    private static void answer(HttpExchange exchange, String xml) throws IOException {
        send(exchange, 200, xml);
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        send(exchange, status, "<Error><Code>" + code + "</Code><Message>" + code + "</Message></Error>");
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] bytes = xml.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
