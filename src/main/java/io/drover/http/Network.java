package io.drover.http;

import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/**
 * What stands between here and a server.
 *
 * @param tls whom to trust on https, and the certificate to show
 * @param verifyHostNames whether a certificate must be for the host that is called
 * @param proxy what connections go through, or null for none
 * @param gatewayHeaders what every request carries besides, as {@link GatewayHeaders} makes them; secret
 * @param uploads how fast bodies of files go out, all together
 * @param downloads how fast files come in, all together
 */
public record Network(
        SSLContext tls,
        boolean verifyHostNames,
        @Nullable Proxy proxy,
        List<Header> gatewayHeaders,
        RateLimit uploads,
        RateLimit downloads) {

    /** Nothing but the certificates that the Java runtime trusts. */
    public static Network direct() {
        return direct(SSLContexts.createSystemDefault());
    }

    /** Nothing but these certificates. */
    public static Network direct(SSLContext tls) {
        return new Network(tls, true, null, List.of(), RateLimit.NONE, RateLimit.NONE);
    }

    /** The same for an address that no gateway stands before and no limit holds for. */
    public Network local() {
        return new Network(tls, verifyHostNames, null, List.of(), RateLimit.NONE, RateLimit.NONE);
    }

    @Override
    public String toString() {
        return "Network[proxy=" + proxy + "]";
    }
}
