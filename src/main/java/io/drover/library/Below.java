package io.drover.library;

import java.nio.file.Path;

/** Where a file is below a folder. */
final class Below {
    private Below() {}

    /** As it is shown: that of a member of an archive goes through the archive, {@code takeout.zip!/2019/a.jpg}. */
    static Path of(Path base, Path path) {
        ArchiveVisit visit = ArchiveVisit.of(path);
        if (visit == null || path.getFileSystem().equals(base.getFileSystem())) {
            return base.relativize(path);
        }
        String archive = of(base, visit.archive().path()) + "!";
        return path.getFileSystem()
                .getPath(archive
                        + path.toAbsolutePath()
                                .toString()
                                .substring(visit.name().length()));
    }
}
