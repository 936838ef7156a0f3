package io.drover.library;

import io.drover.archive.ArchiveFile;
import io.drover.archive.ArchiveKind;
import io.drover.archive.PartNames;
import io.drover.ingest.Tally;
import io.drover.text.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The archives of one folder, each with the files that it is split into. */
final class Archives {
    private final Library library;
    private final Look look;
    private final Tally tally;
    private final Map<String, ArchiveFile> files = new HashMap<>();

    Archives(Library library, Look look, Tally tally) {
        this.library = library;
        this.look = look;
        this.tally = tally;
    }

    /** A file as it counts: an archive with all of its parts; null for one of these, which is none of its own. */
    @Nullable
    Entry whole(Entry entry) {
        if (!library.archives() || entry.kind() != Entry.Kind.FILE || ArchiveVisit.of(entry.path()) != null) {
            return entry;
        }
        String main = PartNames.mainOf(entry.name());
        if (main != null) {
            return part(entry, main);
        }
        ArchiveKind kind = ArchiveKind.of(entry.name());
        if (kind == null) {
            return entry;
        }
        try {
            ArchiveFile file = ArchiveFile.find(entry.path(), kind, entry.stamp());
            files.put(entry.name(), file);
            return new Entry(entry.path(), entry.name(), entry.kind(), file.stamp(), null);
        } catch (IOException exception) {
            return entry.as(Entry.Kind.UNREADABLE, "a part of it " + Problems.describe(exception));
        }
    }

    private @Nullable Entry part(Entry entry, String main) {
        if (!Files.exists(PathText.sibling(entry.path(), main))) {
            return entry.as(Entry.Kind.FLAWED, "is a part of " + main + ", which is missing");
        }
        if (look.isFirst()) {
            tally.countPart();
        }
        return null;
    }

    /** What an archive that was found whole is read from. */
    ArchiveFile file(Entry entry) {
        return Objects.requireNonNull(files.get(entry.name()), entry.name());
    }
}
