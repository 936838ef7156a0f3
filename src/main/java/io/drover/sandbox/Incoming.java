package io.drover.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What the head of a request says. */
record Incoming(Request request) {

    String method() {
        return request.getMethod();
    }

    String path() {
        return request.getHttpURI().getPath();
    }

    /** Whether it asks for a web page. */
    boolean wantsPage() {
        boolean api = path().equals("/api") || path().startsWith("/api/");
        return !api && (method().equals("GET") || method().equals("HEAD"));
    }

    boolean expectsContinue() {
        return request.getHeaders().contains(HttpHeader.EXPECT, "100-continue");
    }

    boolean hasNoBody() {
        return request.getLength() == 0;
    }

    boolean isJson() {
        return contentType().startsWith("application/json");
    }

    /** What separates the parts of the form, or null when the body is no form. */
    @Nullable
    String boundary() {
        return contentType().startsWith("multipart/form-data") ? MultiPart.extractBoundary(contentType()) : null;
    }

    private String contentType() {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type == null ? "" : type;
    }

    @Nullable
    String header(String name) {
        return request.getHeaders().get(name);
    }

    Conditions conditions() {
        return new Conditions(
                header("Range"), header("If-Range"), header("If-None-Match"), header("If-Modified-Since"));
    }

    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        Request.extractQueryParameters(request).forEach(field -> query.put(field.getName(), field.getValue()));
        return query;
    }

    /** Ends the session whose token it shows, if it shows one. */
    void endSession(World world) {
        String token = Credentials.of(request, query()).token();
        Session session = token == null ? null : world.accounts().sessions().withToken(token);
        if (session != null) {
            world.accounts().sessions().end(session.id());
        }
    }

    /**
     * Who calls, when he may.
     *
     * @throws Refusal 401 or 403
     */
    Accounts.Caller authorise(Operation operation, World world) {
        Accounts.Caller caller = Credentials.of(request, query()).caller(world.accounts());
        String permission = operation.permission(world.profile());
        Accounts.Key key = caller.key();
        if (key != null && !key.grants(permission)) {
            throw Refusal.of(403, "Missing required permission: " + permission);
        }
        return caller;
    }
}
