package io.drover.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a service answers: the part of every URI that does not change. Its text form holds no secret.
 *
 * @param secure whether it is https
 * @param host name or address, IPv6 in brackets
 * @param port never 0
 * @param path without a slash at its end; empty for the root
 */
public record HttpAddress(boolean secure, String host, int port, String path) {

    /**
     * Reads an address. Slashes at its end do not matter.
     *
     * @param setting the setting's name, for the message
     * @throws IllegalArgumentException in one sentence, when it is not an http or https address with a host and
     *     nothing after the path
     */
    public static HttpAddress parse(String setting, String address) {
        URI uri;
        try {
            uri = new URI(address.strip());
        } catch (URISyntaxException e) {
            throw refuse(setting, "is not an address (" + e.getReason() + ")");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refuse(setting, "must begin with http:// or https://, but is \"" + withoutUser(address) + "\"");
        }
        if (uri.getRawUserInfo() != null) {
            throw refuse(setting, "must not hold a user or password");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw refuse(setting, "names no host, or a port that does not exist: \"" + withoutUser(address) + "\"");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refuse(setting, "must end with its path: nothing may follow a ? or #");
        }
        boolean secure = scheme.equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
        return new HttpAddress(secure, uri.getHost(), port, uri.getRawPath().replaceFirst("/+$", ""));
    }

    private static IllegalArgumentException refuse(String setting, String why) {
        return new IllegalArgumentException(setting + " " + why + "; for example https://photos.example.org/api");
    }

    /** What stands before an @ may be a password. */
    private static String withoutUser(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    String scheme() {
        return secure ? "https" : "http";
    }

    boolean isUsualPort() {
        return port == (secure ? 443 : 80);
    }

    /** Scheme, host and, where it is not the usual one, the port. */
    public String origin() {
        return scheme() + "://" + host + (isUsualPort() ? "" : ":" + port);
    }

    @Override
    public String toString() {
        return origin() + path;
    }
}
