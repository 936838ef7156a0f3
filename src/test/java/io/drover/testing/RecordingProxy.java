package io.drover.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocketFactory;

/**
 * Stands in front of an HTTP/1.1 server and remembers the requests. It hands on the very bytes of both sides as they
 * come, so that ranges, redirects, chunks, early answers and broken connections stay what they are.
 *
 * <p>A request is remembered when its body has ended, and before the server can have answered it; one that the client
 * breaks off is not.
 */
public final class RecordingProxy implements AutoCloseable {
    private final URI server;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "recording-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

    private RecordingProxy(URI server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /**
     * Starts one on a free port.
     *
     * @param server its address; {@code https} is spoken with the server alone
     */
    public static RecordingProxy inFrontOf(URI server) throws IOException {
        RecordingProxy proxy = new RecordingProxy(server);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    /** The server's address with the proxy in the place of the server. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + server.getRawPath());
    }

    /** The requests so far, in the order in which they ended. */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(RecordingProxy::closeQuietly);
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                closeQuietly(listener);
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = connect()) {
            open.add(upstream);
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            Future<?> answering = threads.submit(() -> answer(upstream, client));
            remember(new ForwardingInput(client.getInputStream(), upstream.getOutputStream()));
            upstream.shutdownOutput();
            answering.get();
            open.remove(upstream);
        } catch (IOException | ExecutionException e) {
            // One side has broken off; the other learns it because its connection is closed now.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private void remember(ForwardingInput input) throws IOException {
        try {
            RequestReader reader = new RequestReader(input);
            for (RecordedRequest next = reader.next(); next != null; next = reader.next()) {
                requests.add(next);
            }
        } catch (MalformedRequestException e) {
            // The server says what is wrong with it; the rest is handed on unread.
            input.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Hands on what the server says, and its end, while the client may still be sending. */
    private static void answer(Socket upstream, Socket client) {
        try {
            upstream.getInputStream().transferTo(client.getOutputStream());
            client.shutdownOutput();
        } catch (IOException e) {
            closeQuietly(client);
        }
    }

    private Socket connect() throws IOException {
        boolean secure = server.getScheme().equals("https");
        int port = server.getPort() >= 0 ? server.getPort() : secure ? 443 : 80;
        return secure
                ? SSLSocketFactory.getDefault().createSocket(server.getHost(), port)
                : new Socket(server.getHost(), port);
    }

    private static void closeQuietly(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // It is of no use any more, closed or not.
        }
    }
}
