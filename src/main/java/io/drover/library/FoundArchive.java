package io.drover.library;

import io.drover.archive.ArchiveFile;
import io.drover.ingest.Known;
import org.jspecify.annotations.Nullable;

/**
 * An archive that is to be walked.
 *
 * @param entry as it stands in its folder
 * @param file what it is read from
 * @param row what the ledger holds of it, of whatever version, or null
 */
record FoundArchive(Entry entry, ArchiveFile file, @Nullable Known row) {}
