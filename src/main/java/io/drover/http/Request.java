package io.drover.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/**
 * What is sent.
 *
 * @param name the operation, for messages
 * @param method of HTTP
 * @param path what follows the service's address, with a slash in front, and with the query
 * @param headers besides those that every request has; credentials are sensitive ones
 * @param body a record or a tree that goes out as JSON, or null for none
 */
public record Request(
        String name,
        String method,
        String path,
        List<Header> headers,
        @Nullable Object body) {
    /** What a query calls a token says where a reader is, or lets one in. */
    private static final Pattern TOKEN = Pattern.compile("(?<=[?&][a-z_]{0,40}token=)[^&]+");

    /** Without headers of its own. */
    public Request(String name, String method, String path, @Nullable Object body) {
        this(name, method, path, List.of(), body);
    }

    /** The same with this header, in place of those of its name. */
    Request with(Header header) {
        List<Header> changed = new ArrayList<>(without(header.getName()).headers());
        changed.add(header);
        return new Request(name, method, path, changed, body);
    }

    /** The same without the headers of this name. */
    Request without(String header) {
        List<Header> others = headers.stream()
                .filter(one -> !one.getName().equalsIgnoreCase(header))
                .toList();
        return new Request(name, method, path, others, body);
    }

    /** The same with these headers besides. */
    Request with(List<Header> others) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(others);
        return new Request(name, method, path, all, body);
    }

    /** The path for messages: without the tokens of its query. */
    String shownPath() {
        return TOKEN.matcher(path).replaceAll("***");
    }

    /**
     * The text without the values of sensitive headers, the tokens of the query and the body's password, which a server
     * may repeat in its words.
     */
    @Nullable
    String withoutSecrets(@Nullable String text) {
        String clean = text;
        for (Header header : headers) {
            if (header.isSensitive()) {
                clean = without(header.getValue().replaceFirst("^(Bearer|Basic) ", ""), clean);
            }
        }
        Matcher token = TOKEN.matcher(path);
        while (token.find()) {
            clean = without(token.group(), clean);
        }
        return body instanceof JsonNode tree ? without(tree.path("password").asText(""), clean) : clean;
    }

    /** Without headers and body, which may hold credentials. */
    @Override
    public String toString() {
        return "Request[" + name + ": " + method + " " + shownPath() + "]";
    }

    private static @Nullable String without(String secret, @Nullable String text) {
        return text == null || secret.isEmpty() ? text : text.replace(secret, "***");
    }
}
