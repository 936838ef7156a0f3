package io.drover.library;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;
import org.jspecify.annotations.Nullable;

/**
 * Scheme {@code library:}. Knows the libraries that are walked, for {@code library:dispose} and {@code library:look} to ask.
 */
@Component("library")
public class LibraryComponent extends DefaultComponent {
    private final Map<Key, Library> libraries = new ConcurrentHashMap<>();
    private final Set<ScanLoop> loops = ConcurrentHashMap.newKeySet();

    private final FolderReader.Opener opener;

    /** For Camel. */
    public LibraryComponent() {
        this(FolderReader.Opener.DEFAULT);
    }

    LibraryComponent(FolderReader.Opener opener) {
        this.opener = opener;
    }

    FolderReader.Opener opener() {
        return opener;
    }

    private record Key(String source, String target) {}

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        LibraryEndpoint endpoint = new LibraryEndpoint(uri, this);
        endpoint.setPath(remaining);
        endpoint.setStorageOptions(PropertiesHelper.extractProperties(parameters, "storage."));
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** @throws LibraryException when another library has the same source name for the same target */
    void register(Library library) {
        Library other = libraries.putIfAbsent(new Key(library.source(), library.target()), library);
        if (other != null
                && !(other.root().equals(library.root()) && other.after().equals(library.after()))) {
            throw new LibraryException("source: '" + library.source() + "' is the name of " + other.root() + " and of "
                    + library.root() + ": give one of them another name");
        }
    }

    void unregister(Library library) {
        libraries.remove(new Key(library.source(), library.target()), library);
    }

    /** From now on this loop takes hints. */
    void begins(ScanLoop loop) {
        loops.add(loop);
    }

    void ends(ScanLoop loop) {
        loops.remove(loop);
    }

    /** The loops that walk libraries of this name now. */
    List<ScanLoop> loops(String source) {
        return loops.stream()
                .filter(loop -> loop.library().source().equals(source))
                .toList();
    }

    /** The library that a file came from, or null when none of that name runs. */
    @Nullable
    Library library(String source, String target) {
        return libraries.get(new Key(source, target));
    }
}
