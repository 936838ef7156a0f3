package io.drover.sandbox;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** The connection that a request came by, and the ways in which it can end. */
public record Connection(Request request) {

    /** Closes it in the usual way, whatever is still coming. */
    public void close() {
        endPoint().close();
    }

    /** Closes its sending side alone. */
    void closeOutput() {
        endPoint().shutdownOutput();
    }

    /** Resets it. */
    public void reset() {
        try {
            if (endPoint().getTransport() instanceof SocketChannel channel) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            }
        } catch (IOException e) {
            // It is closed already, which is what was wanted.
        }
        endPoint().close();
    }

    EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }
}
