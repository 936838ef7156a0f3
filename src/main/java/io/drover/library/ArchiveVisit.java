package io.drover.library;

import io.drover.archive.ArchiveFile;
import io.drover.archive.ArchiveStorage;
import io.drover.archive.Flaw;
import io.drover.archive.Member;
import io.drover.ingest.FileState;
import io.drover.ingest.SourceFile;
import io.drover.ingest.SpoolPlace;
import io.drover.storage.Storage;
import io.drover.storage.StorageFileSystem;
import io.drover.storage.StoragePath;
import io.drover.storage.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An archive that is walked, and what becomes of its members. It is the storage that their paths belong to, so that
 * whoever has a member has its visit.
 */
final class ArchiveVisit implements Storage {
    private final ArchiveStorage archive;
    private final Map<FileState, Integer> states = new EnumMap<>(FileState.class);
    private final Map<Path, SpoolPlace> places = new HashMap<>();
    private int open;
    private int confirmed;
    private int sidecarsSent;
    private boolean putBack;

    ArchiveVisit(ArchiveStorage archive) {
        this.archive = archive;
    }

    /** The visit that a member belongs to, or null for what is in no archive. */
    static @Nullable ArchiveVisit of(Path path) {
        return path.getFileSystem() instanceof StorageFileSystem fileSystem
                        && fileSystem.storage() instanceof ArchiveVisit visit
                ? visit
                : null;
    }

    /** Why this member is not read, or null. */
    static @Nullable Flaw flawOf(Path path) {
        ArchiveVisit visit = path instanceof StoragePath ? of(path) : null;
        Member member = visit == null ? null : visit.member(path);
        return member == null ? null : member.flaw();
    }

    ArchiveFile archive() {
        return archive.file();
    }

    /** What is in it. */
    ArchiveStorage storage() {
        return archive;
    }

    /** The member of this path, or null for a folder. */
    @Nullable
    Member member(Path path) {
        return archive.member(path.toAbsolutePath().toString().substring(name().length() + 1));
    }

    /** A member goes on its way, and its end will be told. */
    synchronized void began() {
        open++;
    }

    /** Its bytes are kept there until its end. */
    synchronized void keep(Path member, SpoolPlace place) {
        places.put(member, place);
    }

    /** The ledger says all about a member: it does not go on its way. */
    synchronized void left(FileState state) {
        states.merge(state, 1, Integer::sum);
    }

    /** A member has ended. */
    void ended(SourceFile file, FileState state) {
        close(file.path(), state);
    }

    /** A member came back without a state. */
    void putBack(SourceFile file) {
        close(file.path(), null);
    }

    private void close(Path member, @Nullable FileState state) {
        SpoolPlace place;
        synchronized (this) {
            place = places.remove(member);
        }
        if (place != null) {
            place.close();
        }
        synchronized (this) {
            if (state == null) {
                putBack = true;
            } else {
                left(state);
            }
            open--;
            notifyAll();
        }
    }

    /** The server was just seen to hold a member. @param sidecarSent whether it has its sidecar, too */
    synchronized void confirmed(boolean sidecarSent) {
        confirmed++;
        sidecarsSent += sidecarSent ? 1 : 0;
    }

    /** Waits for what is on its way. */
    synchronized Result await() throws InterruptedException {
        while (open > 0) {
            wait();
        }
        return new Result(Map.copyOf(states), confirmed, sidecarsSent, putBack);
    }

    /**
     * What became of the members.
     *
     * @param states how many ended in each
     * @param confirmed how many the server was seen to hold by a fresh check
     * @param sidecarsSent how many sidecars were sent with those
     * @param putBack whether one came back without a state
     */
    record Result(Map<FileState, Integer> states, int confirmed, int sidecarsSent, boolean putBack) {
        int of(FileState state) {
            return states.getOrDefault(state, 0);
        }
    }

    @Override
    public String name() {
        return archive.name();
    }

    @Override
    public boolean near() {
        return archive.near();
    }

    @Override
    public Listing list(String folder) throws IOException {
        return archive.list(folder);
    }

    @Override
    public StoredFile find(String path) throws IOException {
        return archive.find(path);
    }

    @Override
    public InputStream open(String path, StoredFile file, long from) throws IOException {
        return archive.open(path, file, from);
    }

    @Override
    public void createFolder(String folder) {
        archive.createFolder(folder);
    }

    @Override
    public void move(String from, StoredFile file, String to) {
        archive.move(from, file, to);
    }

    @Override
    public void delete(String path, StoredFile file) {
        archive.delete(path, file);
    }

    @Override
    public void close() {
        archive.close();
    }
}
