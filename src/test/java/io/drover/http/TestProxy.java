package io.drover.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A proxy for CONNECT and for http in absolute form, which wants Basic credentials. */
final class TestProxy implements AutoCloseable {
    private final RawServer server;

    TestProxy(String user, String password) {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.server = RawServer.start(connection -> {
            RawServer.Request request = connection.readHead();
            if (request == null) {
                return;
            }
            if (!basic.equals(request.headers().get("proxy-authorization"))) {
                connection.write(RawServer.answer(
                        407, "Proxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Type: text/plain", "who are you?"));
            } else if (request.method().equals("CONNECT")) {
                tunnel(connection, request.path());
            } else {
                connection.write(RawServer.json(200, "{\"id\":\"by the proxy\"}"));
            }
        });
    }

    private static void tunnel(RawServer.Connection client, String target) throws IOException, InterruptedException {
        String[] parts = target.split(":", -1);
        try (Socket far = new Socket(parts[0], Integer.parseInt(parts[1]))) {
            client.write("HTTP/1.1 200 Connected\r\n\r\n");
            Thread back = new Thread(() -> copy(far, client.socket), "test-proxy");
            back.setDaemon(true);
            back.start();
            client.in.transferTo(far.getOutputStream());
        }
    }

    private static void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // one of the two has closed: so does the other
        }
    }

    Proxy as(String user, String password) {
        return new Proxy("localhost", port(), user, () -> password);
    }

    int port() {
        return Integer.parseInt(server.url().substring(server.url().lastIndexOf(':') + 1));
    }

    List<RawServer.Request> requests() {
        return server.requests();
    }

    @Override
    public void close() {
        server.close();
    }
}
