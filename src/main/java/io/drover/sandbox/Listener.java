package io.drover.sandbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The port that a sandbox listens on, and the threads that serve it. */
public final class Listener implements AutoCloseable {
    private static final int INPUT_BUFFER = 128 * 1024;
    private static final int MAX_THREADS = 200;

    private final Server server;
    private final ServerConnector connector;

    private Listener(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Where and how to listen.
     *
     * @param port 0 takes a free one
     * @param keepAlive how long a connection may be idle before it is closed
     * @param socketBuffer the size of the sockets' receive buffers in bytes, or 0 for what the system has
     */
    public record Options(String host, int port, Duration keepAlive, int socketBuffer) {}

    /** Begins to listen. @throws IOException when it cannot */
    public static Listener start(Handler handler, Options options) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("sandbox");
        threads.setDaemon(true);
        Server server = new Server(threads);
        server.setHandler(handler);
        server.setStopTimeout(0);
        ServerConnector connector = connector(server, options);
        server.addConnector(connector);
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the sandbox cannot listen on " + options.host() + ":" + options.port(), e);
        }
        return new Listener(server, connector);
    }

    private static ServerConnector connector(Server server, Options options) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false); // it is told by the clock of the sandbox
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setIdleTimeout(Duration.ofHours(24).toMillis());
        http.setUseInputDirectByteBuffers(false);
        HttpConnectionFactory factory = new HttpConnectionFactory(http);
        factory.setInputBufferSize(INPUT_BUFFER);
        factory.setUseInputDirectByteBuffers(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, factory);
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(options.keepAlive().toMillis());
        if (options.socketBuffer() > 0) {
            connector.setAcceptedReceiveBufferSize(options.socketBuffer());
        }
        return connector;
    }

    /** Its address, such as {@code 127.0.0.1:2283}. */
    public String hostAndPort() {
        InetSocketAddress address = new InetSocketAddress(
                connector.getHost() == null ? "127.0.0.1" : connector.getHost(), connector.getLocalPort());
        return address.getHostString() + ":" + address.getPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("the sandbox does not stop", e);
        }
    }
}
