package io.drover.library;

import io.drover.ingest.FileStamp;
import io.drover.ingest.MediaTypes;
import io.drover.ingest.SourceFile;
import io.drover.ingest.camel.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.file.GenericFile;
import org.jspecify.annotations.Nullable;

/** Lets the file consumers of Camel send to {@code direct:ingest}. */
@Converter(generateLoader = true)
public final class GenericFileConverter {
    private static final String TARGET = "immich";
    private static final int MOST_FOLDERS = 64;

    private final Map<Folder, Sidecars> folders = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Folder, Sidecars> eldest) {
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

    /** A folder, as one consumer sees it. */
    private record Folder(String source, Path path) {}

    /**
     * The local file as the body of an ingest message. Its source is the consumer's folder; a sidecar is looked for
     * beside it, in a listing of the folder that is made once a poll.
     *
     * @throws IOException when the file is not there any more
     */
    @Converter
    public SourceFile toSourceFile(GenericFile<?> file, Exchange exchange) throws IOException {
        Path path = Path.of(file.getAbsoluteFilePath()).normalize();
        String source = file.getEndpointPath() == null ? String.valueOf(path.getParent()) : file.getEndpointPath();
        return new SourceFile(source, TARGET, path, FileStamp.of(path), sidecar(source, path, exchange), null);
    }

    private @Nullable Path sidecar(String source, Path path, Exchange exchange) throws IOException {
        Path folder = path.getParent();
        if (folder == null) {
            return null;
        }
        MediaTypes types = Targets.named(exchange.getContext(), TARGET).mediaTypes();
        int index = exchange.getProperty(ExchangePropertyKey.BATCH_INDEX, 0, Integer.class);
        String sidecar = sidecars(new Folder(source, folder), index == 0, types).of(String.valueOf(path.getFileName()));
        return sidecar != null && Files.isRegularFile(folder.resolve(sidecar)) ? folder.resolve(sidecar) : null;
    }

    /** @param newPoll whether this is the first file of a poll, so that what is known of the folders is old */
    private synchronized Sidecars sidecars(Folder folder, boolean newPoll, MediaTypes types) throws IOException {
        if (newPoll) {
            folders.keySet().removeIf(known -> known.source().equals(folder.source()));
        }
        Sidecars known = folders.get(folder);
        if (known == null) {
            known = listed(folder.path(), types);
            folders.put(folder, known);
        }
        return known;
    }

    private Sidecars listed(Path folder, MediaTypes types) throws IOException {
        Filter filter = new Filter(folder, Set.of(), Globs.parse("include", null), Globs.parse("exclude", null), false);
        return new FolderReader(opener, types, filter).sidecarsOfLarge(folder);
    }
}
