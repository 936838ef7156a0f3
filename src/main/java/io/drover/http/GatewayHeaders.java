package io.drover.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/** Headers that an access gateway before the server wants. Their values are secret. */
public final class GatewayHeaders {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Set<String> OURS = Set.of(
            "accept",
            "connection",
            "content-length",
            "content-type",
            "cookie",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "range",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "x-api-key",
            "x-immich-checksum",
            "x-immich-session-token",
            "x-immich-share-key",
            "x-immich-share-slug",
            "x-immich-user-token");

    private GatewayHeaders() {}

    /**
     * Makes headers of names and values.
     *
     * @param setting the setting's name, for the message
     * @throws IllegalArgumentException in one sentence without the value, when a name is none or one that Drover sets
     *     itself, or a value cannot stand in a header
     */
    public static List<Header> of(String setting, Map<String, String> headers) {
        List<Header> made = new ArrayList<>();
        headers.forEach((name, value) -> made.add(header(setting, name, value)));
        return List.copyOf(made);
    }

    private static Header header(String setting, String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(setting + ": '" + name
                    + "' is no name of a header; allowed are letters, digits and signs such as - and _");
        }
        String lowerCase = name.toLowerCase(Locale.ROOT);
        if (OURS.contains(lowerCase)) {
            throw new IllegalArgumentException(setting + ": " + name
                    + " is a header that is never given here; for credentials of the server itself"
                    + " there are options of their own");
        }
        String text = value.strip();
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(setting + ": the value of " + name
                    + " is empty, or holds a line break or a character beyond ASCII");
        }
        if (lowerCase.equals("authorization") && text.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            throw new IllegalArgumentException(
                    setting + ": Authorization with Bearer is taken for a session by the server; a gateway's is Basic");
        }
        return new BasicHeader(name, text, true);
    }
}
