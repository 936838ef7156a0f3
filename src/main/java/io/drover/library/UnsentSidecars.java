package io.drover.library;

import io.drover.ingest.Known;
import io.drover.ingest.KnownFiles;
import io.drover.ingest.KnownSidecar;
import io.drover.ingest.SidecarVersion;
import io.drover.text.PathText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which sidecars of one folder's photos lie there in a version that the target was not given, as far as the ledger knows. */
final class UnsentSidecars {
    private final KnownFiles knownFiles;
    private final int targetId;
    private final Path folder;
    private final Map<String, SidecarVersion> seen = new HashMap<>();
    private Map<String, KnownSidecar> given = Map.of();

    /** @param targetId the ledger's number of the target */
    UnsentSidecars(KnownFiles knownFiles, int targetId, Path folder) {
        this.knownFiles = knownFiles;
        this.targetId = targetId;
        this.folder = folder;
    }

    /** A sidecar that the folder's listing has told of, which need not be looked at once more. */
    void see(Entry sidecar) {
        if (sidecar.kind() == Entry.Kind.FILE) {
            seen.put(sidecar.name(), SidecarVersion.of(sidecar.path(), sidecar.stamp()));
        }
    }

    /** Asks the ledger about these files, whether they have sidecars or not. */
    void ask(List<Entry> files, Sidecars sidecars) {
        List<String> photos = files.stream()
                .map(Entry::name)
                .filter(name -> sidecars.of(name) != null)
                .toList();
        given = photos.isEmpty() ? Map.of() : knownFiles.sidecars(targetId, folder, photos);
    }

    /** The version beside this photo, unless it was given. @param row what the ledger holds of the photo */
    @Nullable
    SidecarVersion of(Entry photo, Sidecars sidecars, @Nullable Known row) {
        String name = sidecars.of(photo.name());
        if (name == null || photo.kind() != Entry.Kind.FILE) {
            return null;
        }
        SidecarVersion listed = seen.get(name);
        SidecarVersion now = listed == null ? SidecarVersion.of(PathText.sibling(photo.path(), name)) : listed;
        KnownSidecar before = row != null && row.matches(photo.stamp()) ? given.get(photo.name()) : null;
        return now == null || (before != null && before.covers(now)) ? null : now;
    }
}
