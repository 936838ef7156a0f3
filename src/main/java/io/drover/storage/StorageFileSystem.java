package io.drover.storage;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/** A storage as a file system: {@link java.nio.file.Files} reads, lists, moves and deletes in it, and does not write. */
public final class StorageFileSystem extends FileSystem {
    private final Storage storage;
    private volatile boolean closed;

    /** @param storage is closed with it */
    public StorageFileSystem(Storage storage) {
        this.storage = storage;
    }

    /** What stands behind it. */
    public Storage storage() {
        return storage;
    }

    /** The root. */
    public StoragePath root() {
        return new StoragePath(this, "/", null);
    }

    @Override
    public FileSystemProvider provider() {
        return StorageProvider.INSTANCE;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        storage.close();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(root());
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic");
    }

    @Override
    public StoragePath getPath(String first, String... more) {
        return new StoragePath(this, more.length == 0 ? first : first + "/" + String.join("/", more), null);
    }

    /** The default file system's, which look at a path's text alone. */
    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        return FileSystems.getDefault().getPathMatcher(syntaxAndPattern);
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("a storage has no users");
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("a storage has no events");
    }
}
