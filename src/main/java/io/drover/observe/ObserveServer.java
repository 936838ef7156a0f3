package io.drover.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JDK's small HTTP server with a few pages. It takes GET and HEAD, reads no body, and gives each request and each
 * answer a few seconds.
 */
final class ObserveServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ObserveServer.class);
    private static final int BACKLOG = 16;
    private static final int THREADS = 4;
    private static final int WAITING = 32;
    private static final String METHODS = "GET, HEAD";
    private static final int NO_BODY = -1;

    /** What the JDK's server gives its callers, seconds; it gives them for ever when it is not told. */
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "30",
            "sun.net.httpserver.idleInterval", "30",
            "sun.net.httpserver.maxIdleConnections", "8");

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Map<String, Supplier<Answer>> pages;

    private ObserveServer(HttpServer server, ThreadPoolExecutor threads, Map<String, Supplier<Answer>> pages) {
        this.server = server;
        this.threads = threads;
        this.pages = pages;
    }

    /**
     * Listens from now on.
     *
     * @param pages by path
     * @throws IOException when the address cannot be had, such as since another process listens there
     */
    static ObserveServer start(InetSocketAddress address, Map<String, Supplier<Answer>> pages) throws IOException {
        LIMITS.forEach((name, seconds) -> System.setProperty(name, System.getProperty(name, seconds)));
        HttpServer server = HttpServer.create(address, BACKLOG);
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "observe");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        ObserveServer started = new ObserveServer(server, threads, pages);
        server.setExecutor(threads);
        server.createContext("/", started::handle);
        server.start();
        return started;
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer =
                    answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (answer.status() == 405) {
                exchange.getResponseHeaders().set("Allow", METHODS);
            }
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(answer.status(), NO_BODY);
            } else {
                exchange.sendResponseHeaders(answer.status(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private Answer answer(String method, String path) {
        Supplier<Answer> page = pages.get(path);
        if (page == null) {
            return Answer.plain(404, "there is " + String.join(", ", new TreeSet<>(pages.keySet())));
        } else if (!Set.of("GET", "HEAD").contains(method)) {
            return Answer.plain(405, "allowed: " + METHODS);
        }
        try {
            return page.get();
        } catch (RuntimeException e) {
            LOG.error("{} could not be answered", path, e);
            return Answer.plain(500, "it could not be told: see the log");
        }
    }

    /** Ends at once what is being answered. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
