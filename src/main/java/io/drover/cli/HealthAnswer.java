package io.drover.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a running Drover says of its health. Asked by the JDK's oldest client, which is loaded fastest.
 *
 * @param up whether all is well
 * @param body as it came: JSON
 */
record HealthAnswer(boolean up, String body) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int MOST_BYTES = 1 << 20;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    /** @throws IOException when nobody answers, or something else than Drover does */
    static HealthAnswer ask(InetSocketAddress address, String path) throws IOException {
        String host = address.getHostString();
        URI uri =
                URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort() + path);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        int status = connection.getResponseCode();
        String type = connection.getContentType();
        if ((status != OK && status != UNAVAILABLE) || type == null || !type.startsWith("application/json")) {
            throw new IOException("another program does (status " + status + ")");
        }
        try (InputStream body = status == OK ? connection.getInputStream() : connection.getErrorStream()) {
            return new HealthAnswer(status == OK, new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        }
    }

    /** Why nobody answered, in a few words. */
    static String describe(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return "no answer within " + TIMEOUT_MILLIS / 1_000 + " s";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** One line for each thing that was looked at, with what is wrong or worth knowing. */
    String lines() throws IOException {
        StringBuilder lines = new StringBuilder();
        try (JsonParser json = JSON.createParser(body)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_OBJECT
                        && json.getParsingContext().getParent().inArray()) {
                    lines.append(line(json)).append(System.lineSeparator());
                }
            }
        }
        return lines.toString();
    }

    /** Of one object, whose end it reads. */
    private static String line(JsonParser json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            if (json.nextToken().isStructStart()) {
                json.skipChildren();
            } else {
                fields.put(name, json.getText());
            }
        }
        String line = String.format("%-4s  %s", fields.get("status"), fields.get("name"));
        return fields.containsKey("reason") ? line + ": " + fields.get("reason") : line;
    }
}
