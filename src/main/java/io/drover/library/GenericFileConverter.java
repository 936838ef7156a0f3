package io.drover.library;

import io.drover.ingest.FileStamp;
import io.drover.ingest.MediaTypes;
import io.drover.ingest.SourceFile;
import io.drover.ingest.camel.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.support.CamelContextHelper;
import org.jspecify.annotations.Nullable;

/** Lets the file consumers of Camel send to {@code direct:ingest}. */
@Converter(generateLoader = true)
public final class GenericFileConverter {
    private static final int MOST_FOLDERS = 64;

    /** How long a listing is good at most, whatever the folder's time says: not every file system keeps it well. */
    private static final Duration EXPIRY = Duration.ofSeconds(1);

    /** The coarsest time of a common file system. A change within it may leave the folder's time as it was. */
    private static final Duration GRAIN = Duration.ofSeconds(2);

    private final Map<Key, Listing> folders = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Listing> eldest) {
            return size() > MOST_FOLDERS;
        }
    };

    private final FolderReader.Opener opener;

    /** For Camel. */
    public GenericFileConverter() {
        this(FolderReader.Opener.DEFAULT);
    }

    GenericFileConverter(FolderReader.Opener opener) {
        this.opener = opener;
    }

    /** A folder, and the target that says which files are sidecars. */
    private record Key(Path folder, String target) {}

    /** What a folder held. @param modified the folder's time before it was listed @param begun when the listing began */
    private record Listing(Instant modified, Instant begun, Sidecars sidecars) {
        boolean isGood(Instant modifiedNow, Instant now) {
            return modifiedNow.equals(modified)
                    && modified.plus(GRAIN).isBefore(begun)
                    && !now.isBefore(begun)
                    && now.isBefore(begun.plus(EXPIRY));
        }
    }

    /**
     * The local file as the body of an ingest message. Its source is the consumer's folder, its target the one that the
     * exchange names; a sidecar is looked for
     * beside it, in a listing of the folder that serves other files, too, for a second while the folder does not change.
     *
     * @throws IOException when the file is not there any more
     */
    @Converter
    public SourceFile toSourceFile(GenericFile<?> file, Exchange exchange) throws IOException {
        Path path = Path.of(file.getAbsoluteFilePath()).normalize();
        String source = file.getEndpointPath() == null ? String.valueOf(path.getParent()) : file.getEndpointPath();
        String target = Targets.nameOf(exchange);
        return new SourceFile(source, target, path, FileStamp.of(path), sidecar(path, target, exchange), null);
    }

    private @Nullable Path sidecar(Path path, String target, Exchange exchange) throws IOException {
        Path folder = path.getParent();
        if (folder == null) {
            return null;
        }
        MediaTypes types = Targets.named(exchange.getContext(), target).mediaTypes();
        Clock clock = CamelContextHelper.mandatoryFindSingleByType(exchange.getContext(), Clock.class);
        String sidecar =
                sidecars(new Key(folder, target), types, clock.instant()).of(String.valueOf(path.getFileName()));
        return sidecar != null && Files.isRegularFile(folder.resolve(sidecar)) ? folder.resolve(sidecar) : null;
    }

    private synchronized Sidecars sidecars(Key key, MediaTypes types, Instant now) throws IOException {
        Path folder = key.folder();
        Instant modified = Files.getLastModifiedTime(folder).toInstant();
        Listing known = folders.get(key);
        if (known == null || !known.isGood(modified, now)) {
            known = new Listing(modified, now, listed(folder, types));
            folders.put(key, known);
        }
        return known.sidecars();
    }

    private Sidecars listed(Path folder, MediaTypes types) throws IOException {
        Globs none = Globs.parse("include", null);
        Filter filter = new Filter(folder, Filter.Named.NONE, none, none, false, MediaFilter.parse(null, null, null));
        return new FolderReader(opener, types, filter, false).sidecarsOfLarge(folder);
    }
}
