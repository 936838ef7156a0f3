package io.drover.library;

import io.drover.ingest.SourceFile;
import java.util.ArrayList;
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
 * Scheme {@code library:}. Knows the libraries that are walked or opened, for {@code library:dispose} and {@code library:look} to ask.
 */
@Component("library")
public class LibraryComponent extends DefaultComponent {
    private final Map<Key, List<Library>> libraries = new ConcurrentHashMap<>();
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
        libraries.compute(new Key(library.source(), library.target()), (key, others) -> {
            List<Library> all = new ArrayList<>(others == null ? List.of() : others);
            for (Library other : all) {
                if (!other.agreesWith(library)) {
                    throw new LibraryException("source: '" + library.source() + "' is the name of " + other.root()
                            + " and of " + library.root() + ": give one of them another name");
                }
            }
            all.add(library);
            return List.copyOf(all);
        });
    }

    void unregister(Library library) {
        libraries.computeIfPresent(new Key(library.source(), library.target()), (key, others) -> {
            List<Library> left = new ArrayList<>(others);
            left.removeIf(other -> other == library);
            return left.isEmpty() ? null : List.copyOf(left);
        });
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

    /**
     * The library that a file came from, or null when none of that name runs. The same one may be walked and opened on one
     * node, each with file systems of its own.
     */
    @Nullable
    Library library(SourceFile file) {
        return libraries.getOrDefault(new Key(file.source(), file.target()), List.of()).stream()
                .filter(library ->
                        library.root().getFileSystem().equals(file.path().getFileSystem()))
                .findFirst()
                .orElse(null);
    }
}
