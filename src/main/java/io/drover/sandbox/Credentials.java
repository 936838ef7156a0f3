package io.drover.sandbox;

import java.util.Map;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows to prove who calls.
 *
 * @param token of a session, or null
 * @param key the secret of an API key, or null
 */
record Credentials(@Nullable String token, @Nullable String key) {
    private static final String BEARER = "Bearer ";

    static Credentials of(Request request, Map<String, String> query) {
        HttpFields headers = request.getHeaders();
        String key = headers.get("x-api-key");
        return new Credentials(token(request, headers, query), key == null ? query.get("apiKey") : key);
    }

    private static @Nullable String token(Request request, HttpFields headers, Map<String, String> query) {
        for (String name : new String[] {"x-immich-user-token", "x-immich-session-token"}) {
            String token = headers.get(name);
            if (token != null) {
                return token;
            }
        }
        String authorization = headers.get(HttpHeader.AUTHORIZATION);
        if (authorization != null && authorization.startsWith(BEARER)) {
            return authorization.substring(BEARER.length());
        }
        for (HttpCookie cookie : Request.getCookies(request)) {
            if (cookie.getName().equals("immich_access_token")) {
                return cookie.getValue();
            }
        }
        return query.get("sessionKey");
    }

    /** Who calls. @throws Refusal 401 */
    Accounts.Caller caller(Accounts accounts) {
        return accounts.caller(token, key);
    }
}
