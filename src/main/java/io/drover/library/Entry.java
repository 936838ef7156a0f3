package io.drover.library;

import io.drover.archive.Flaw;
import io.drover.ingest.FileStamp;
import io.drover.storage.StoragePath;
import io.drover.text.PathText;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a folder under one name, links followed.
 *
 * @param path absolute; of a file in a storage, with what the listing told, so that this version of it is read
 * @param name its last part, as {@link PathText} writes it
 * @param kind what it is
 * @param stamp of the file; of the link itself when the link leads nowhere
 * @param problem for {@code UNREADABLE}, {@code FLAWED} and {@code REFUSED}: why
 */
record Entry(
        Path path,
        String name,
        Kind kind,
        FileStamp stamp,
        @Nullable String problem) {
    private static final FileStamp NO_STAMP = new FileStamp(0, 0, null);

    /** What a name may stand for. */
    enum Kind {
        FILE,
        FOLDER,
        /** A pipe, a socket or a device. */
        OTHER,
        BROKEN_LINK,
        UNREADABLE,
        /** Nothing; somebody named it all the same. */
        MISSING,
        /** A member of an archive that cannot be unpacked, or a part of one that is not there. */
        FLAWED,
        /** A member of an archive that is no file to be imported. */
        REFUSED
    }

    /** The same, but that it is not to be read. */
    Entry as(Kind other, String why) {
        return new Entry(path, name, other, stamp, why);
    }

    /**
     * Looks once, or twice where it fails, and not at all where the listing that the path comes from has told. Null when
     * nothing is there any more.
     */
    static @Nullable Entry of(Path path) {
        String name = PathText.name(path);
        if (path instanceof StoragePath stored) {
            BasicFileAttributes listed = stored.listed();
            if (listed != null) {
                return ofListed(stored, name, listed);
            }
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Entry(path, name, kindOf(attributes), FileStamp.of(attributes), null);
        } catch (IOException exception) {
            return ofLink(path, name, exception);
        }
    }

    /** What was named and is not there. */
    static Entry missing(Path path) {
        return new Entry(path, PathText.name(path), Kind.MISSING, NO_STAMP, null);
    }

    private static Entry ofListed(StoragePath stored, String name, BasicFileAttributes listed) {
        Path found = listed.isRegularFile() ? stored : stored.plain();
        Flaw flaw = listed.isRegularFile() ? ArchiveVisit.flawOf(stored) : null;
        if (flaw == null) {
            return new Entry(found, name, kindOf(listed), FileStamp.of(listed), null);
        }
        return new Entry(found, name, flaw.refused() ? Kind.REFUSED : Kind.FLAWED, FileStamp.of(listed), flaw.reason());
    }

    /**
     * When the file was last changed, nanoseconds since 1970: by its own time, or by what its file system noted, which
     * whoever copies a file cannot set back.
     */
    long changedNanos() {
        long modified = stamp.modifiedNanos();
        if (path.getFileSystem() != FileSystems.getDefault()) {
            return modified;
        }
        try {
            FileTime changed = (FileTime) Files.getAttribute(path, "unix:ctime");
            return Math.max(modified, changed.to(TimeUnit.NANOSECONDS));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException untold) {
            return modified;
        }
    }

    private static Kind kindOf(BasicFileAttributes attributes) {
        return attributes.isRegularFile() ? Kind.FILE : attributes.isDirectory() ? Kind.FOLDER : Kind.OTHER;
    }

    private static @Nullable Entry ofLink(Path path, String name, IOException problem) {
        try {
            BasicFileAttributes link = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean broken = link.isSymbolicLink() && problem instanceof NoSuchFileException;
            Kind kind = broken ? Kind.BROKEN_LINK : Kind.UNREADABLE;
            return new Entry(path, name, kind, FileStamp.of(link), Problems.describe(problem));
        } catch (NoSuchFileException gone) {
            return null;
        } catch (IOException exception) {
            return new Entry(path, name, Kind.UNREADABLE, NO_STAMP, Problems.describe(exception));
        }
    }
}
