package io.drover.http;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The pool, set up for large uploads to a server that may answer early and drops idle connections after 5 s. */
final class Connections {
    /** A connection that was idle for longer is closed: half of these servers would have closed it a second later. */
    static final TimeValue IDLE_LIMIT = TimeValue.ofSeconds(4);

    private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(1);
    /** Headers and a small body leave in one write. */
    private static final int BUFFER_BYTES = 16 * 1024;
    /** How often to look for an early answer: on a plain socket that is one system call. */
    private static final long PLAIN_LOOK_BYTES = 256 * 1024;
    /** On TLS it is a read that waits for 1 ms: at every 256 KB it cost more than half of the throughput. */
    private static final long SECURE_LOOK_BYTES = 1024 * 1024;

    private Connections() {}

    static PoolingHttpClientConnectionManager pool(boolean secure, HttpSettings settings, Network network) {
        Timeout connectTimeout = Timeout.of(settings.connectTimeout());
        long lookBytes = secure ? SECURE_LOOK_BYTES : PLAIN_LOOK_BYTES;
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setConnPoolPolicy(PoolReusePolicy.LIFO)
                .setTlsSocketStrategy(
                        network.verifyHostNames()
                                ? new DefaultClientTlsStrategy(network.tls())
                                : new DefaultClientTlsStrategy(
                                        network.tls(),
                                        HostnameVerificationPolicy.CLIENT,
                                        NoopHostnameVerifier.INSTANCE))
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connectTimeout).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connectTimeout)
                        .setSocketTimeout(Timeout.of(settings.answerTimeout()))
                        .setValidateAfterInactivity(VALIDATE_AFTER)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoKeepAlive(true)
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setBufferSize(BUFFER_BYTES)
                                .setChunkSizeHint(BUFFER_BYTES)
                                .build())
                        // takes an answer that comes while the body is still being sent
                        .responseOutOfOrderStrategy(new MonitoringResponseOutOfOrderStrategy(lookBytes))
                        .build())
                .build();
    }
}
