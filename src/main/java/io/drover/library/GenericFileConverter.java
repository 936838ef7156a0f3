package io.drover.library;

import io.drover.ingest.FileStamp;
import io.drover.ingest.MediaTypes;
import io.drover.ingest.SourceFile;
import io.drover.ingest.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.jspecify.annotations.Nullable;

/** Lets the file consumers of Camel send to {@code direct:ingest}. */
@Converter(generateLoader = true)
public final class GenericFileConverter {
    private static final String TARGET = "immich";

    private GenericFileConverter() {}

    /**
     * The local file as the body of an ingest message. Its source is the consumer's folder; a sidecar is looked for
     * beside it.
     *
     * @throws IOException when the file is not there any more
     */
    @Converter
    public static SourceFile toSourceFile(GenericFile<?> file, Exchange exchange)
            throws IOException, InterruptedException {
        Path path = Path.of(file.getAbsoluteFilePath()).normalize();
        String source = file.getEndpointPath() == null ? String.valueOf(path.getParent()) : file.getEndpointPath();
        return new SourceFile(source, TARGET, path, FileStamp.of(path), sidecar(path, exchange), null);
    }

    private static @Nullable Path sidecar(Path path, Exchange exchange) throws IOException, InterruptedException {
        Path folder = path.getParent();
        if (folder == null || !(exchange.getContext().getComponent(TARGET) instanceof Target target)) {
            return null;
        }
        MediaTypes types = target.mediaTypes();
        Filter filter = new Filter(folder, Set.of(), Globs.parse("include", null), Globs.parse("exclude", null), false);
        String name = String.valueOf(path.getFileName());
        Path[] found = new Path[1];
        new FolderReader(FolderReader.Opener.DEFAULT, types, filter).read(folder, Set.of(name), (chunk, sidecars) -> {
            String sidecar = sidecars.of(name);
            found[0] = sidecar == null ? null : folder.resolve(sidecar);
            return false;
        });
        return found[0] != null && Files.isRegularFile(found[0]) ? found[0] : null;
    }
}
