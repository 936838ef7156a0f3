package io.drover.archive;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The archives that can be read, told by their names. */
public enum ArchiveKind {
    ZIP(".zip", ".zip.001"),
    TAR(".tar"),
    TAR_GZIP(".tar.gz", ".tgz"),
    TAR_ZSTD(".tar.zst", ".tzst");

    private final List<String> endings;

    ArchiveKind(String... endings) {
        this.endings = List.of(endings);
    }

    /** The kind of a file of this name, in any case, or null when it is no archive. */
    public static @Nullable ArchiveKind of(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        for (ArchiveKind kind : values()) {
            if (kind.endings.stream().anyMatch(ending -> lower.endsWith(ending) && lower.length() > ending.length())) {
                return kind;
            }
        }
        return null;
    }

    /** Whether a member can be reached only by reading all that comes before it. */
    public boolean sequential() {
        return this == TAR_GZIP || this == TAR_ZSTD;
    }
}
