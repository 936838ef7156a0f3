package io.drover.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/** A server that does on each connection what the test tells it, byte by byte. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Script script;
    private final boolean secure;
    private final Thread accepting;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** What happens on one connection; it is closed when this returns. */
    @FunctionalInterface
    public interface Script {
        void run(Connection connection) throws Exception;
    }

    /** A request's head; header names are in lower case. */
    public record Request(String method, String path, Map<String, String> headers) {
        public long contentLength() {
            return Long.parseLong(headers.getOrDefault("content-length", "0"));
        }
    }

    private RawServer(ServerSocket listener, boolean secure, Script script) {
        this.listener = listener;
        this.secure = secure;
        this.script = script;
        this.accepting = daemon(this::accept);
    }

    public static RawServer start(Script script) {
        try {
            return new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), false, script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that shows and trusts what the context has. @param mutual whether the client must show a certificate too */
    public static RawServer startSecure(SSLContext tls, boolean mutual, Script script) {
        try {
            SSLServerSocket listener = (SSLServerSocket)
                    tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            listener.setNeedClientAuth(mutual);
            return new RawServer(listener, true, script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawServer startSecure(SSLContext tls, Script script) {
        return startSecure(tls, false, script);
    }

    /** Answers every request, its body read, with what the function says, for as long as the connection lives. */
    public static RawServer answering(Answering answering) {
        return start(script(answering));
    }

    /** What {@link #answering} does, for a server that is started in another way. */
    public static Script script(Answering answering) {
        return connection -> {
            Request request;
            while ((request = connection.readHead()) != null) {
                byte[] body = connection.in.readNBytes((int) request.contentLength());
                connection.write(answering.answer(request, body));
            }
        };
    }

    /** One answer, as {@link #json} and {@link #answer} make it. */
    @FunctionalInterface
    public interface Answering {
        String answer(Request request, byte[] body) throws Exception;
    }

    public static String json(int status, String body) {
        return answer(status, "Content-Type: application/json; charset=utf-8", body);
    }

    /** One answer; several header lines are joined by CR LF. */
    public static String answer(int status, String headers, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 " + status + " Any\r\n" + headers + "\r\nContent-Length: " + length + "\r\n\r\n" + body;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                if (listener.isClosed()) { // it came in while the server was closed, which may have missed it
                    socket.close();
                    return;
                }
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            script.run(new Connection(socket));
        } catch (Exception e) {
            // the client went away, or the test ended: the test looks at the client's side
        }
    }

    public String url() {
        return (secure ? "https" : "http") + "://localhost:" + listener.getLocalPort();
    }

    /** All heads that were read. */
    public List<Request> requests() {
        return requests;
    }

    /** How many connections were made. */
    public int connections() {
        return sockets.size();
    }

    /** From then on connections are refused: the port listens for as long as somebody still accepts. */
    @Override
    public void close() {
        try {
            listener.close();
            accepting.join();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection, seen from the server. */
    public final class Connection {
        public final Socket socket;
        public final InputStream in;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream(), 256 * 1024);
        }

        /** The next request up to its body, or null when the client has closed. */
        public @Nullable Request readHead() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int state = 0;
            while (state < 4) {
                int next = in.read();
                if (next < 0) {
                    return null;
                }
                head.write(next);
                state = next == (state % 2 == 0 ? '\r' : '\n') ? state + 1 : next == '\r' ? 1 : 0;
            }
            String[] lines = head.toString(StandardCharsets.UTF_8).split("\r\n", -1);
            Map<String, String> headers = new TreeMap<>();
            for (int i = 1; !lines[i].isEmpty(); i++) {
                int colon = lines[i].indexOf(':');
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
            String[] first = lines[0].split(" ", -1);
            Request request = new Request(first[0], first[1], headers);
            requests.add(request);
            return request;
        }

        public void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        /** Keeps the connection open, and reads nothing, until the client or the test closes it. */
        public void stay() throws IOException, InterruptedException {
            while (!socket.isClosed() && !listener.isClosed()) {
                synchronized (this) {
                    wait(20);
                }
            }
        }
    }
}
