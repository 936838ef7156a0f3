package io.drover.http;

import java.time.Duration;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way, with the moment at which it counts as stuck. That moment moves on with every block that
 * goes out or comes in, which HttpClient's own timeouts cannot do: they govern reading alone.
 */
final class Call extends BasicClassicHttpRequest implements CancellableDependency, Configurable {
    private static final long serialVersionUID = 1L;
    private static final long NEVER_NANOS = Duration.ofDays(10_000).toNanos();

    private final transient RequestConfig config;
    private final Duration progressTimeout;
    private final Duration answerTimeout;
    private transient volatile @Nullable Cancellable dependency;
    private volatile @Nullable String brokenOff;
    private volatile boolean cut;
    private volatile long deadlineNanos;
    private volatile String waitsFor = "";
    private volatile Duration waitLimit = Duration.ZERO;

    Call(
            String method,
            String scheme,
            URIAuthority authority,
            String path,
            RequestConfig config,
            Duration progressTimeout,
            Duration answerTimeout) {
        super(method, scheme, authority, path);
        this.config = config;
        this.progressTimeout = progressTimeout;
        this.answerTimeout = answerTimeout;
    }

    /** Before the first byte: a connection may have to be made or waited for; without a body the answer comes next. */
    void begin(Duration connectLimit) {
        waitUntil(connectLimit.plus(answerTimeout), "no answer came");
    }

    void progressed() {
        waitUntil(progressTimeout, "not a byte could be sent");
    }

    void sent() {
        waitUntil(answerTimeout, "no answer came");
    }

    /** A read of the answer's body begins: a byte must come. */
    void receiving() {
        waitUntil(progressTimeout, "not a byte came");
    }

    /** The server is not waited for: whoever reads the answer may take any time until the next read. */
    void rests() {
        deadlineNanos = System.nanoTime() + NEVER_NANOS;
    }

    /** The server closed the connection before it had all: one answer may still be read, and nothing after it. */
    void cut() {
        cut = true;
        setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
    }

    /** Whether the connection must not serve on, though the answer may say that it would. */
    boolean isCut() {
        return cut;
    }

    private void waitUntil(Duration limit, String what) {
        waitsFor = what;
        waitLimit = limit;
        deadlineNanos = System.nanoTime() + limit.toNanos();
    }

    /** Ends the call if it is stuck. */
    void check(long nowNanos) {
        if (nowNanos - deadlineNanos > 0) {
            breakOff(waitsFor + " for " + waitLimit.toMillis() / 1000.0 + " s");
        }
    }

    /** Ends the call: the thread that waits in it gets an IOException at once. */
    void breakOff(String why) {
        if (brokenOff == null) {
            brokenOff = why;
        }
        cancel();
    }

    /** Why this side ended the call, or null. */
    @Nullable
    String brokenOff() {
        return brokenOff;
    }

    @Override
    public RequestConfig getConfig() {
        return config;
    }

    @Override
    public void setDependency(Cancellable newDependency) {
        dependency = newDependency;
        if (isCancelled()) {
            newDependency.cancel();
        }
    }

    @Override
    public boolean isCancelled() {
        return brokenOff != null;
    }

    @Override
    public boolean cancel() {
        Cancellable current = dependency;
        return current != null && current.cancel();
    }
}
