package io.drover.library;

import io.drover.ingest.MediaTypes;
import java.util.Set;

/** The raw formats of cameras: the list {@code raw} in the Immich server's {@code utils/mime-types.ts}. */
final class RawFormats {
    private static final Set<String> EXTENSIONS = Set.of(
            ".3fr", ".ari", ".arw", ".cap", ".cin", ".cr2", ".cr3", ".crw", ".dcr", ".dng", ".erf", ".fff", ".iiq",
            ".k25", ".kdc", ".mrw", ".nef", ".nrw", ".orf", ".ori", ".pef", ".psd", ".raf", ".raw", ".rw2", ".rwl",
            ".sr2", ".srf", ".srw", ".x3f");

    private RawFormats() {}

    /** Whether a file of this name is one. */
    static boolean include(String name) {
        return EXTENSIONS.contains(MediaTypes.extensionOf(name));
    }
}
