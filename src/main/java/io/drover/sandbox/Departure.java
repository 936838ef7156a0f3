package io.drover.sandbox;

import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Notices that a client leaves while nothing is sent to it, which nobody else would. */
final class Departure {
    private static final int BUFFER = 1024;

    private final EndPoint endPoint;
    private final Consumer<Throwable> left;

    /** @param left is told once, with how the client left */
    Departure(EndPoint endPoint, Consumer<Throwable> left) {
        this.endPoint = endPoint;
        this.left = left;
    }

    /** Waits without a thread. What the client sends meanwhile is thrown away: the connection serves it no more. */
    void await() {
        endPoint.tryFillInterested(Callback.from(this::read, left));
    }

    private void read() {
        try {
            int count;
            do {
                count = endPoint.fill(BufferUtil.allocate(BUFFER));
            } while (count > 0);
            if (count == 0) {
                await();
            } else {
                left.accept(new EofException("the client has left"));
            }
        } catch (IOException e) {
            left.accept(e);
        }
    }
}
