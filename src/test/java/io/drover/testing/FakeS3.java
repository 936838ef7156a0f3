package io.drover.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One bucket of S3 by path style, for what no server of the shelf does: it breaks where it is told to, has a million keys
 * without holding them, counts, and knows the conditions of AWS or, when told so, not. Every request must be signed; whether
 * the signature is right is not looked at.
 */
public final class FakeS3 implements AutoCloseable {
    /** Who may ask. */
    public static final String ACCESS_KEY = "AKIADROVERTESTKEY";

    /** What it signs with. */
    public static final String SECRET_KEY = "s3cr3t/DroverTest+Key";

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final DateTimeFormatter HTTP_TIME = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final Instant TIME = Instant.parse("2024-05-06T07:08:09Z");

    /** What a request meets. */
    public enum Fault {
        NONE,
        /** 503, as of a server that is asked too much. */
        SLOW_DOWN,
        /** 403 without the permission. */
        FORBIDDEN,
        /** 403, because the object is in the archive. */
        ARCHIVED,
        /** 404, for the bucket is gone. */
        NO_BUCKET,
        /** 301 to another region. */
        OTHER_REGION,
        /** 403, because the clocks differ. */
        CLOCK,
        /** Half of the answer, and the connection is closed. */
        CUT,
        /** No answer, and the connection is closed. */
        RESET
    }

    /** Says what a request meets. */
    @FunctionalInterface
    public interface Script {
        /** @param operation list, head, get, copy, part or delete @param key empty for a list @param number of such requests so far */
        Fault of(String operation, String key, int number);
    }

    private record Stored(byte[] bytes, Instant modified) {
        String tag() {
            return "\"" + Integer.toHexString(Arrays.hashCode(bytes)) + "\"";
        }
    }

    static {
        // else an answer in two writes waits for the other side's delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final String bucket;
    private final NavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Integer, byte[]>> uploads = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Script script = (operation, key, number) -> Fault.NONE;
    private volatile boolean conditions = true;
    private volatile int many;

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
    public FakeS3 put(String key, byte[] bytes) {
        objects.merge(
                key,
                new Stored(bytes, TIME),
                (old, now) -> new Stored(bytes, old.modified().plusSeconds(60)));
        return this;
    }

    /** Whether there is an object of this key. */
    public boolean holds(String key) {
        return objects.containsKey(key);
    }

    /** The bytes of an object. */
    public byte[] bytes(String key) {
        return Objects.requireNonNull(objects.get(key), key).bytes();
    }

    /** How many objects there are. */
    public int size() {
        return objects.size();
    }

    /** Lists so many empty objects, which are not there, in place of those that are. */
    public void listMany(int count) {
        many = count;
    }

    /** From now on requests meet what this says. */
    public void meet(Script newScript) {
        script = newScript;
    }

    /** It ignores what copies are bound to, and refuses deletions that are bound. */
    public void forgetConditions() {
        conditions = false;
    }

    /** How many requests of this kind came: list, head, get, copy, part or delete. */
    public int count(String operation) {
        return counts.getOrDefault(operation, new AtomicInteger()).get();
    }

    /** Operation and key of each request but lists, in their order. */
    public Queue<String> requests() {
        return requests;
    }

    /** Forgets what was asked so far. */
    public void forgetRequests() {
        counts.clear();
        requests.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String inBucket = "/" + bucket;
            String key = path.length() <= inBucket.length() + 1 ? "" : path.substring(inBucket.length() + 1);
            String operation = operation(exchange, key);
            int number = counts.computeIfAbsent(operation, name -> new AtomicInteger())
                    .incrementAndGet();
            Fault fault = script.of(operation, key, number);
            if (!key.isEmpty()) {
                requests.add(operation + " " + key);
            }
            if (fault == Fault.RESET) {
                return;
            }
            if (!isSigned(exchange)) {
                refuse(exchange, 403, "InvalidAccessKeyId");
            } else if (!path.equals(inBucket) && !path.startsWith(inBucket + "/")) {
                refuse(exchange, 404, "NoSuchBucket");
            } else if (fault == Fault.NONE || fault == Fault.CUT) {
                answer(exchange, operation, key, fault == Fault.CUT);
            } else {
                refuse(exchange, fault);
            }
        }
    }

    private static boolean isSigned(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return authorization != null
                && authorization.startsWith("AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/")
                && authorization.contains("Signature=");
    }

    private static String operation(HttpExchange exchange, String key) {
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        return switch (exchange.getRequestMethod()) {
            case "HEAD" -> "head";
            case "GET" -> key.isEmpty() ? "list" : "get";
            case "PUT" -> query.contains("partNumber=") ? "part" : "copy";
            case "POST" -> query.contains("uploadId=") ? "complete" : "begin";
            default -> query.contains("uploadId=") ? "abort" : "delete";
        };
    }

    private void answer(HttpExchange exchange, String operation, String key, boolean cut) throws IOException {
        switch (operation) {
            case "list" ->
                send(
                        exchange,
                        200,
                        new FakeS3List(bucket, many, objects.navigableKeySet(), query(exchange)) {
                            @Override
                            protected String details(String listed) {
                                Stored object = objects.get(listed);
                                return object == null
                                        ? "<Size>0</Size><LastModified>" + TIME + "</LastModified>"
                                        : "<Size>" + object.bytes().length + "</Size><LastModified>"
                                                + object.modified().toString().replace("Z", ".123Z")
                                                + "</LastModified><ETag>"
                                                + object.tag().replace("\"", "&quot;") + "</ETag>";
                            }
                        }.xml().getBytes(UTF_8),
                        cut);
            case "head", "get" -> read(exchange, key, cut);
            case "copy" -> copy(exchange, key);
            case "begin" -> {
                uploads.put(key, new TreeMap<>());
                send(exchange, "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>");
            }
            case "part" -> part(exchange, key);
            case "complete" -> complete(exchange, key);
            case "abort" -> {
                uploads.remove(key);
                exchange.sendResponseHeaders(204, -1);
            }
            default -> delete(exchange, key);
        }
    }

    private void read(HttpExchange exchange, String key, boolean cut) throws IOException {
        Stored object = objects.get(key);
        String wanted = exchange.getRequestHeaders().getFirst("If-Match");
        if (object == null) {
            refuse(exchange, 404, "NoSuchKey");
        } else if (wanted != null && !wanted.equals(object.tag())) {
            refuse(exchange, 412, "PreconditionFailed");
        } else {
            Headers headers = exchange.getResponseHeaders();
            headers.set("ETag", object.tag());
            headers.set("Last-Modified", HTTP_TIME.format(object.modified()));
            headers.set("Content-Type", "image/jpeg");
            String range = exchange.getRequestHeaders().getFirst("Range");
            send(exchange, range == null ? 200 : 206, part(object.bytes(), range), cut);
        }
    }

    private static byte[] part(byte[] bytes, @Nullable String range) {
        Matcher matcher = RANGE.matcher(String.valueOf(range));
        if (!matcher.matches()) {
            return bytes;
        }
        int end = matcher.group(2).isEmpty() ? bytes.length : Integer.parseInt(matcher.group(2)) + 1;
        return Arrays.copyOfRange(bytes, Integer.parseInt(matcher.group(1)), end);
    }

    private @Nullable Stored source(HttpExchange exchange) throws IOException {
        String source = URLDecoder.decode(exchange.getRequestHeaders().getFirst("x-amz-copy-source"), UTF_8);
        Stored object = objects.get(source.substring(source.indexOf(bucket + "/") + bucket.length() + 1));
        String wanted = exchange.getRequestHeaders().getFirst("x-amz-copy-source-if-match");
        if (object == null) {
            refuse(exchange, 404, "NoSuchKey");
        } else if (wanted != null && !wanted.equals(object.tag())) {
            refuse(exchange, 412, "PreconditionFailed");
            return null;
        }
        return object; // or null, which was answered
    }

    private void copy(HttpExchange exchange, String key) throws IOException {
        Stored object = source(exchange);
        if (object != null && isFree(exchange, key)) {
            objects.put(key, object);
            send(exchange, "<CopyObjectResult><ETag>" + object.tag() + "</ETag></CopyObjectResult>");
        }
    }

    private void part(HttpExchange exchange, String key) throws IOException {
        Stored object = source(exchange);
        if (object != null) {
            byte[] bytes = part(object.bytes(), exchange.getRequestHeaders().getFirst("x-amz-copy-source-range"));
            Objects.requireNonNull(uploads.get(key))
                    .put(Integer.parseInt(query(exchange).getOrDefault("partNumber", "")), bytes);
            send(exchange, "<CopyPartResult><ETag>\"part\"</ETag></CopyPartResult>");
        }
    }

    private void complete(HttpExchange exchange, String key) throws IOException {
        if (isFree(exchange, key)) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            Objects.requireNonNull(uploads.remove(key)).values().forEach(whole::writeBytes);
            objects.put(key, new Stored(whole.toByteArray(), TIME));
            send(exchange, "<CompleteMultipartUploadResult><ETag>\"whole\"</ETag></CompleteMultipartUploadResult>");
        }
    }

    private boolean isFree(HttpExchange exchange, String key) throws IOException {
        boolean bound = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        if (conditions && bound && objects.containsKey(key)) {
            refuse(exchange, 412, "PreconditionFailed");
            return false;
        }
        if (!conditions && bound) {
            refuse(exchange, 501, "NotImplemented");
            return false;
        }
        return true;
    }

    private void delete(HttpExchange exchange, String key) throws IOException {
        String wanted = exchange.getRequestHeaders().getFirst("If-Match");
        Stored object = objects.get(key);
        if (wanted != null && !conditions) {
            refuse(exchange, 501, "NotImplemented");
        } else if (wanted != null && object != null && !wanted.equals(object.tag())) {
            refuse(exchange, 412, "PreconditionFailed");
        } else {
            objects.remove(key);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String part : exchange.getRequestURI().getRawQuery().split("&")) {
            List<String> pair = List.of(part.split("=", 2));
            query.put(pair.get(0), pair.size() == 1 ? "" : URLDecoder.decode(pair.get(1), UTF_8));
        }
        return query;
    }

    private static void refuse(HttpExchange exchange, Fault fault) throws IOException {
        switch (fault) {
            case SLOW_DOWN -> refuse(exchange, 503, "SlowDown");
            case FORBIDDEN -> refuse(exchange, 403, "AccessDenied");
            case ARCHIVED -> refuse(exchange, 403, "InvalidObjectState");
            case NO_BUCKET -> refuse(exchange, 404, "NoSuchBucket");
            case CLOCK -> refuse(exchange, 403, "RequestTimeTooSkewed");
            case OTHER_REGION -> {
                exchange.getResponseHeaders().set("x-amz-bucket-region", "eu-west-3");
                refuse(exchange, 301, "PermanentRedirect");
            }
            case NONE, CUT, RESET -> throw new IllegalArgumentException(fault + " is no answer");
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        String xml = "<Error><Code>" + code + "</Code><Message>" + SECRET_KEY + " is not to be told</Message></Error>";
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        send(exchange, status, xml.getBytes(UTF_8), false);
    }

    private static void send(HttpExchange exchange, String xml) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        send(exchange, 200, xml.getBytes(UTF_8), false);
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes, boolean cut) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes, 0, cut ? bytes.length / 2 : bytes.length);
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
