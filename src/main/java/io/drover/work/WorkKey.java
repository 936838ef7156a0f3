package io.drover.work;

import io.drover.ingest.SharedFile;

/** What a record is keyed by: files of one key are on one node, and are worked on one after the other. */
final class WorkKey {
    private WorkKey() {}

    /** The file's path; for what may be halves of a live photo, the first of both paths. */
    static String of(SharedFile file) {
        String path = file.path();
        String partner = file.partner();
        if (partner == null) {
            return path;
        }
        int folder = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
        String other = path.substring(0, folder) + partner;
        return path.compareTo(other) <= 0 ? path : other;
    }
}
