package io.drover.archive;

import io.drover.storage.Storage;
import io.drover.storage.StoredFile;
import io.drover.text.PathText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An archive as a folder whose files are its members. Its index was read when it was opened; each member is read through
 * a channel of its own, so that nothing stays open in between. A member's version is that of the archive: when the
 * archive is written, every member of it has changed.
 */
public final class ArchiveStorage implements Storage {
    private final ArchiveFile file;
    private final Limits limits;
    private final ArchiveIndex index;
    private final Map<Long, Path> kept;
    private final String version;

    private ArchiveStorage(ArchiveFile file, Limits limits, ArchiveIndex index, Map<Long, Path> kept) {
        this.file = file;
        this.limits = limits;
        this.index = index;
        this.kept = kept;
        this.version = file.version();
    }

    /**
     * Reads what is in an archive.
     *
     * @throws io.drover.ingest.DamagedFileException when it cannot be told, and why
     */
    public static ArchiveStorage open(ArchiveFile file, Limits limits, Keeper keeper)
            throws IOException, InterruptedException {
        if (file.kind() == ArchiveKind.ZIP) {
            return new ArchiveStorage(file, limits, ZipDirectory.read(file, limits), Map.of());
        }
        Keeper used = file.kind().sequential() ? keeper : Keeper.NONE;
        TarIndex.Result tar = TarIndex.read(file, limits, used);
        return new ArchiveStorage(file, limits, tar.index(), tar.kept());
    }

    /** What it reads. */
    public ArchiveFile file() {
        return file;
    }

    /** Why it does not tell all that is in the archive, or null when it does. */
    public @Nullable String broken() {
        return index.broken();
    }

    /** How many files are in it. */
    public int count() {
        return index.count();
    }

    /** Gives all files. */
    public void forEach(Consumer<Member> action) {
        index.files().forEach(siblings -> siblings.forEach(action));
    }

    /** The file there, or null when there is none. @param path as a storage takes it */
    public @Nullable Member member(String path) {
        return index.find(path);
    }

    /** Reads wanted members one after the other. */
    public MemberPass pass() throws IOException {
        return new MemberPass(file, limits);
    }

    @Override
    public String name() {
        return PathText.of(file.path()) + "!";
    }

    @Override
    public boolean near() {
        return file.near() && !file.kind().sequential();
    }

    @Override
    public Listing list(String folder) throws IOException {
        if (!index.hasFolder(folder)) {
            throw index.find(folder) == null ? missing(folder) : new NotDirectoryException(name() + "/" + folder);
        }
        return new Entries(Stream.concat(
                        index.folders(folder).stream().map(StoredFile::folder),
                        index.files(folder).stream().map(member -> stored(member, version)))
                .iterator());
    }

    @Override
    public StoredFile find(String path) throws IOException {
        String now = file.versionNow();
        Member member = index.find(path);
        if (member != null) {
            return stored(member, now);
        }
        if (index.hasFolder(path)) {
            return StoredFile.folder(path.substring(path.lastIndexOf('/') + 1));
        }
        throw missing(path);
    }

    @Override
    public InputStream open(String path, StoredFile found, long from) throws IOException {
        Member member = index.find(path);
        if (member == null) {
            throw missing(path);
        }
        if (!version.equals(found.version())) {
            throw new IOException(file.path() + " has changed since it was looked into");
        }
        if (member.flaw() != null) {
            throw new IOException(name() + "/" + path + " " + member.flaw().reason());
        }
        Member.Packing packing = member.packing();
        return packing == null ? openPlain(member, from) : ZipContent.open(file, member, packing, from);
    }

    private InputStream openPlain(Member member, long from) throws IOException {
        Path copy = kept.get(member.position());
        if (copy != null) {
            return skipped(Files.newInputStream(copy), from);
        }
        if (file.kind().sequential()) {
            Unpacked all = Unpacked.open(file, limits);
            return new BoundedInput(skipped(all, member.position() + from), member.size() - from);
        }
        ChannelInput input = new ChannelInput(file.open(), member.position() + from);
        return new BoundedInput(input, member.size() - from);
    }

    private static InputStream skipped(InputStream input, long count) throws IOException {
        try {
            input.skipNBytes(count);
            return input;
        } catch (IOException | RuntimeException problem) {
            input.close();
            throw problem;
        }
    }

    private static StoredFile stored(Member member, String version) {
        return new StoredFile(member.name(), StoredFile.Kind.FILE, member.size(), member.modified(), version);
    }

    private NoSuchFileException missing(String path) {
        return new NoSuchFileException(name() + "/" + path);
    }

    @Override
    public void createFolder(String folder) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void move(String from, StoredFile found, String to) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void delete(String path, StoredFile found) {
        throw new ReadOnlyFileSystemException();
    }

    /** Nothing is open. */
    @Override
    public void close() {}

    private record Entries(Iterator<StoredFile> files) implements Listing {
        @Override
        public @Nullable StoredFile next() {
            return files.hasNext() ? files.next() : null;
        }

        @Override
        public void close() {}
    }
}
