package io.drover.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** An HTTP server that keeps what it is sent, and answers what it is told to; 204 when it is told nothing. */
public final class Receiver implements AutoCloseable {
    /** An answer that never comes. */
    public static final int NONE = 0;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final Map<String, String> headers = new HashMap<>();

    /**
     * A request.
     *
     * @param headers by their names, whose case does not count
     * @param body as UTF-8
     */
    public record Received(String method, String uri, Map<String, String> headers, String body) {}

    public Receiver() throws Exception {
        connector.setHost("localhost");
        server.addConnector(connector);
        server.setHandler(new Keeper());
        server.start();
    }

    /** The address with this path and query. */
    public String url(String path) {
        return URI.create("http://localhost:" + connector.getLocalPort())
                .resolve(path)
                .toString();
    }

    /** All requests, in the order in which they came. */
    public List<Received> received() {
        return received;
    }

    /** The next requests are answered with these codes. */
    public void answer(int... codes) {
        for (int code : codes) {
            answers.add(code);
        }
    }

    /** All answers have this header. */
    public void addHeader(String name, String value) {
        headers.put(name, value);
    }

    private final class Keeper extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            request.getHeaders().forEach(field -> fields.put(field.getName(), field.getValue()));
            String body = Content.Source.asString(request, UTF_8);
            received.add(new Received(request.getMethod(), request.getHttpURI().getPathQuery(), fields, body));
            Integer code = answers.poll();
            if (code == null || code != NONE) {
                response.setStatus(code == null ? 204 : code);
                headers.forEach(response.getHeaders()::put);
                callback.succeeded();
            }
            return true;
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
