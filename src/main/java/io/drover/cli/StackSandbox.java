package io.drover.cli;

import io.drover.sandbox.contentstack.ContentstackServer;
import io.drover.sandbox.contentstack.StackScript;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A stack that runs, and changes from time to time. */
final class StackSandbox implements AutoCloseable {
    private final ContentstackServer server;
    private final int entries;
    private final ScheduledExecutorService editors = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "stack-editors");
        thread.setDaemon(true);
        return thread;
    });

    /** @param pause between two changes; none makes no changes */
    StackSandbox(ContentstackServer server, int entries, Duration pause) {
        this.server = server;
        this.entries = entries;
        if (!pause.isZero()) {
            StackScript script = new StackScript(server, new Random(1));
            editors.scheduleWithFixedDelay(script::step, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** How it is reached. */
    Map<String, Object> settings() {
        return Json.object(
                "host",
                server.url(),
                "apiKey",
                server.apiKey(),
                "deliveryToken",
                server.deliveryToken(),
                "environment",
                server.environment());
    }

    /** Tells how it is reached, in lines for a shell. */
    void announce(PrintWriter out) {
        out.println("A Contentstack stack (sandbox) listens, with " + Format.count(entries) + " entries:");
        out.println("  export CONTENTSTACK_HOST=" + server.url());
        out.println("  export CONTENTSTACK_API_KEY=" + server.apiKey());
        out.println("  export CONTENTSTACK_DELIVERY_TOKEN=" + server.deliveryToken());
        out.println("  export CONTENTSTACK_ENVIRONMENT=" + server.environment());
    }

    @Override
    public void close() {
        editors.shutdownNow();
        server.close();
    }
}
