package io.drover.http;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Requests out, answers in. Built on HttpClient's minimal client, and on its full one where a proxy
 * is between; it repeats nothing, follows no redirect, keeps no
 * cookie and asks for no compression, and costs least for each request.
 */
final class Exchanges implements AutoCloseable {
    private static final Header ACCEPT = new BasicHeader(HttpHeaders.ACCEPT, "application/json");
    private static final Header USER_AGENT = new BasicHeader(HttpHeaders.USER_AGENT, "Drover");
    private static final Duration LONGEST_LOOK_INTERVAL = Duration.ofSeconds(1);

    private final HttpAddress address;
    private final HttpHost host;
    private final URIAuthority authority;
    private final HttpSettings settings;
    private final Network network;
    private final CloseableHttpClient http;
    private final RunningCalls running;

    Exchanges(HttpAddress address, HttpSettings settings, Network network) {
        this.address = address;
        this.host = new HttpHost(address.scheme(), address.host(), address.port());
        this.authority = new URIAuthority(address.host(), address.isUsualPort() ? -1 : address.port());
        this.settings = settings;
        this.network = network;
        PoolingHttpClientConnectionManager pool = Connections.pool(address.secure(), settings, network);
        Proxy proxy = network.proxy();
        this.http = proxy == null ? HttpClients.createMinimal(pool) : ProxyClient.of(proxy, pool);
        Duration quarter = settings.progressTimeout().dividedBy(4);
        this.running = new RunningCalls(
                quarter.compareTo(LONGEST_LOOK_INTERVAL) < 0 ? quarter : LONGEST_LOOK_INTERVAL,
                () -> pool.closeIdle(Connections.IDLE_LIMIT));
    }

    Call call(Request request, Duration answerTimeout) {
        Duration progressTimeout = settings.progressTimeout();
        RequestConfig config = RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.uploadAnswerTimeout()))
                // holds for every read of the answer; that its head comes in time is what the call watches
                .setResponseTimeout(
                        Timeout.of(answerTimeout.compareTo(progressTimeout) > 0 ? answerTimeout : progressTimeout))
                .build();
        Call call = new Call(
                request.method(),
                host.getSchemeName(),
                authority,
                address.path() + request.path(),
                config,
                progressTimeout,
                answerTimeout);
        call.setHeader(ACCEPT);
        call.setHeader(USER_AGENT);
        network.gatewayHeaders().forEach(call::setHeader);
        request.headers().forEach(call::setHeader);
        return call;
    }

    /** Sends the call and waits for the head of its answer, which the caller closes. */
    OpenAnswer open(Call call, @Nullable HttpEntity entity) throws IOException {
        call.begin(settings.connectTimeout().multipliedBy(2));
        if (entity != null) {
            call.setEntity(new WatchedEntity(
                    entity, call, entity instanceof MultipartEntity ? network.uploads() : RateLimit.NONE));
        }
        Runnable over = () -> running.remove(call);
        boolean opened = false;
        running.add(call);
        Proxy proxy = network.proxy();
        try {
            ClassicHttpResponse response =
                    http.executeOpen(host, call, proxy == null ? null : ProxyClient.context(proxy, call));
            LimitedDownload.apply(response, call, network.downloads());
            OpenAnswer answer = new OpenAnswer(response, call, over);
            call.rests();
            opened = true;
            return answer;
        } catch (IOException e) {
            throw ProxyClient.explained(e, proxy);
        } finally {
            if (!opened) {
                over.run();
            }
        }
    }

    void abort() {
        running.breakOffAll("it was broken off from this side");
    }

    @Override
    public void close() {
        running.close();
        abort();
        http.close(CloseMode.IMMEDIATE);
    }
}
