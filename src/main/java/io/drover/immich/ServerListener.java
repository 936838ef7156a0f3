package io.drover.immich;

import io.drover.http.ApiException;
import java.util.Collection;
import java.util.List;

/**
 * Told what is done with a server. Found in the registry; called on the threads that do it: be quick. The server is the
 * component's name.
 */
public interface ServerListener {

    /** One call asked about so many files. */
    void checked(String server, int files);

    /** A file went out and was answered. @param nanos from its first byte to the answer */
    void uploaded(String server, long nanos);

    /** A call failed in a way that makes it worth another attempt, at once or later. */
    void repeated(String server, ApiException why);

    /** Tells all of them. */
    static ServerListener all(Collection<ServerListener> listeners) {
        List<ServerListener> all = List.copyOf(listeners);
        return new ServerListener() {
            @Override
            public void checked(String server, int files) {
                all.forEach(listener -> listener.checked(server, files));
            }

            @Override
            public void uploaded(String server, long nanos) {
                all.forEach(listener -> listener.uploaded(server, nanos));
            }

            @Override
            public void repeated(String server, ApiException why) {
                all.forEach(listener -> listener.repeated(server, why));
            }
        };
    }
}
