package io.drover.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link java.nio.file.Files} does with paths of storages. It opens none: a {@link StorageFileSystem} is made of one. */
final class StorageProvider extends FileSystemProvider {
    static final StorageProvider INSTANCE = new StorageProvider();
    static final String SCHEME = "storage";

    private StorageProvider() {}

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        if (options.stream().anyMatch(option -> option != StandardOpenOption.READ)) {
            throw new ReadOnlyFileSystemException();
        }
        StoredFile file = version(path);
        if (file.kind() != StoredFile.Kind.FILE) {
            throw new IOException(path + " is no file");
        }
        return new StorageChannel(storage(path), key(path), file);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        requireNormalized(folder);
        return new StorageListing(of(folder).toAbsolutePath(), storage(folder).list(key(folder)), filter);
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        storage(folder).createFolder(key(folder));
    }

    @Override
    public void delete(Path path) throws IOException {
        storage(path).delete(key(path), version(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new ReadOnlyFileSystemException();
    }

    /** Never over a file that is there, whatever the options say. */
    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        if (!source.getFileSystem().equals(target.getFileSystem())) {
            throw new ProviderMismatchException();
        }
        storage(source).move(key(source), version(source), key(target));
    }

    @Override
    public boolean isSameFile(Path path, Path other) {
        return path.toAbsolutePath().equals(other.toAbsolutePath());
    }

    @Override
    public boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }

    @Override
    public FileStore getFileStore(Path path) {
        throw new UnsupportedOperationException("a storage tells nothing of its space");
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        find(path);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return null;
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        if (!type.isAssignableFrom(StorageAttributes.class)) {
            throw new UnsupportedOperationException("a storage has no " + type.getSimpleName());
        }
        return type.cast(new StorageAttributes(find(path)));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
        throw new UnsupportedOperationException("a storage has basic attributes only");
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException("a storage is opened by its options");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException("a storage is opened by its options");
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException("a storage is opened by its options");
    }

    private static StoredFile find(Path path) throws IOException {
        requireNormalized(path);
        return storage(path).find(key(path));
    }

    /** The file that a listing has told of, so that no other one is read, moved or deleted in its place; else what is there. */
    private static StoredFile version(Path path) throws IOException {
        StoredFile listed = of(path).version();
        return listed == null ? find(path) : listed;
    }

    private static void requireNormalized(Path path) throws IOException {
        if (!of(path).toAbsolutePath().isNormalized()) {
            throw new NoSuchFileException(path.toString(), null, "a name of dots stands for no other place here");
        }
    }

    private static Storage storage(Path path) {
        return ((StorageFileSystem) of(path).getFileSystem()).storage();
    }

    private static String key(Path path) {
        return of(path).key();
    }

    private static StoragePath of(Path path) {
        if (path instanceof StoragePath storagePath) {
            return storagePath;
        }
        throw new ProviderMismatchException();
    }
}
