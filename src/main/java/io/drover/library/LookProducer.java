package io.drover.library;

import io.drover.ingest.PutBackException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code library:look} asks a library to look soon at the folder of what the body names: a path below the root of the
 * library's file system (a key of a bucket), or a list of them. It is a hint, of which nothing is believed but that it may
 * be worth a look; the look itself is the library's, on threads of its own. What is no path of the library is passed over.
 */
final class LookProducer extends DefaultProducer {
    private static final Logger LOG = LoggerFactory.getLogger(LookProducer.class);

    private final LibraryComponent component;
    private final String source;

    LookProducer(LibraryEndpoint endpoint, LibraryComponent component, String source) {
        super(endpoint);
        this.component = component;
        this.source = source;
    }

    /** @throws PutBackException when no library of the name is walked now, so that whoever has the hint keeps it */
    @Override
    public void process(Exchange exchange) {
        List<ScanLoop> loops = component.loops(source);
        if (loops.isEmpty()) {
            throw new PutBackException("no library of the name " + source + " is walked now");
        }
        Object body = exchange.getMessage().getBody();
        Collection<?> hints = body instanceof Collection<?> several ? several : List.of(body == null ? "" : body);
        hints.forEach(hint -> loops.forEach(loop -> look(loop, hint)));
    }

    private static void look(ScanLoop loop, @Nullable Object hint) {
        Path folder = hint instanceof String path ? folder(loop.library().root(), path) : null;
        if (folder == null) {
            LOG.debug(
                    "library {}: a hint that is no path of it is passed over",
                    loop.library().root());
        } else {
            loop.request(folder, false);
        }
    }

    /** The folder to look at, or null when the path leads elsewhere. The storage is not asked. */
    private static @Nullable Path folder(Path root, String hint) {
        Path top = root.getRoot();
        if (top == null || hint.isBlank()) {
            return null;
        }
        try {
            Path path = top.resolve(hint).normalize();
            if (!path.startsWith(root)) {
                return null;
            }
            return path.equals(root) ? root : path.getParent();
        } catch (InvalidPathException exception) {
            return null;
        }
    }
}
