package io.drover.storage;

import com.github.robtimus.filesystems.SimpleAbstractPath;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A path in a storage. As text it begins with the storage's name, so that it tells the whole place. */
public final class StoragePath extends SimpleAbstractPath {
    private final StorageFileSystem fileSystem;
    private final @Nullable StoredFile listed;

    StoragePath(StorageFileSystem fileSystem, String path, @Nullable StoredFile listed) {
        super(path);
        this.fileSystem = fileSystem;
        this.listed = listed;
    }

    /**
     * What a folder's listing said of this entry, so that a walk need not ask for each, or null. It is as old as the
     * listing: {@link java.nio.file.Files#readAttributes} asks anew.
     */
    public @Nullable BasicFileAttributes listed() {
        return listed == null ? null : new StorageAttributes(listed);
    }

    /** What its file is to be read, moved or deleted as, or null for whatever stands there. */
    @Nullable
    StoredFile version() {
        return listed;
    }

    /** The same place without what a listing said of it. */
    public StoragePath plain() {
        return listed == null ? this : new StoragePath(fileSystem, path(), null);
    }

    /**
     * The same place with what the storage says of it now, as a listing would: asks.
     *
     * @throws java.nio.file.NoSuchFileException when nothing is there
     */
    public StoragePath found() throws IOException {
        return new StoragePath(fileSystem, path(), fileSystem.storage().find(key()));
    }

    /** The path as a storage takes it: without a slash in front. */
    String key() {
        String absolute = toAbsolutePath().path();
        return absolute.substring(1);
    }

    StoragePath child(StoredFile file) {
        String folder = path().equals(ROOT_PATH) ? "" : path();
        return new StoragePath(fileSystem, folder + "/" + file.name(), file);
    }

    @Override
    protected StoragePath createPath(String path) {
        return new StoragePath(fileSystem, path, null);
    }

    @Override
    public FileSystem getFileSystem() {
        return fileSystem;
    }

    @Override
    public StoragePath toAbsolutePath() {
        return isAbsolute() ? this : createPath(ROOT_PATH + path());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        StoragePath real = createPath(toAbsolutePath().normalizedPath());
        fileSystem.storage().find(real.key());
        return real;
    }

    @Override
    public URI toUri() {
        try {
            return new URI(
                    StorageProvider.SCHEME,
                    fileSystem.storage().name() + toAbsolutePath().path(),
                    null);
        } catch (URISyntaxException exception) {
            throw new IllegalStateException(exception);
        }
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException("a storage sends no events");
    }

    @Override
    public String toString() {
        return isAbsolute() ? fileSystem.storage().name() + path() : path();
    }

    /** Paths are the same when they name the same place of the same storage, whatever a listing said of them. */
    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
