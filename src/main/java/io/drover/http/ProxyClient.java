package io.drover.http;

import java.io.IOException;
import java.net.ConnectException;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.TunnelRefusedException;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** HttpClient as it goes through a proxy. Like the minimal one, it repeats nothing and follows no redirect. */
final class ProxyClient {
    private static final String OPTIONS = "; set proxyUser and proxyPassword as the proxy wants them";

    private static final String CALL = "drover.call";

    private ProxyClient() {}

    static CloseableHttpClient of(Proxy proxy, HttpClientConnectionManager pool) {
        return HttpClients.custom()
                .setConnectionManager(pool)
                .setProxy(host(proxy))
                .setConnectionReuseStrategy(ProxyClient::servesOn)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .disableDefaultUserAgent()
                .build();
    }

    /** What is sent is a copy of the call, which does not tell that the call was cut meanwhile. */
    private static boolean servesOn(HttpRequest copy, HttpResponse response, HttpContext context) {
        boolean cut = context.getAttribute(CALL) instanceof Call call && call.isCut();
        return !cut && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(copy, response, context);
    }

    private static HttpHost host(Proxy proxy) {
        return new HttpHost("http", proxy.host(), proxy.port());
    }

    /** What a call needs to know itself to the proxy, at once and without being asked: its body is sent only once. */
    static HttpClientContext context(Proxy proxy, Call call) {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(CALL, call);
        String user = proxy.user();
        if (user != null) {
            BasicScheme basic = new BasicScheme();
            basic.initPreemptive(
                    new UsernamePasswordCredentials(user, proxy.password().get().toCharArray()));
            context.resetAuthExchange(host(proxy), basic);
        }
        return context;
    }

    /** What a failed call failed by, where the proxy would not let it through; nothing was sent then. */
    static IOException explained(IOException failure, @Nullable Proxy proxy) {
        if (proxy == null || !(failure.getCause() instanceof TunnelRefusedException refused)) {
            return failure;
        }
        String words = String.valueOf(refused.getMessage()).replaceFirst("CONNECT refused by proxy: ", "");
        return new ConnectException(
                "the proxy " + proxy + " refused the way with " + words + (words.contains(" 407 ") ? OPTIONS : ""));
    }

    /** What to add to the words about a 407, which is always the proxy's. */
    static String hint(Answer answer) {
        return answer.status() == 407 ? OPTIONS : "";
    }
}
