package io.drover.trial;

import io.drover.storage.Storage;
import io.drover.storage.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The test's folder in the place of a bucket or a server. */
final class FolderStorage implements Storage {
    private final String name;
    private final Path root;

    /** @param name what its paths begin with */
    FolderStorage(String name, Path root) {
        this.name = name;
        this.root = root;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Listing list(String folder) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(at(folder));
        Iterator<Path> paths = stream.iterator();
        return new Listing() {
            @Override
            public @Nullable StoredFile next() throws IOException {
                return paths.hasNext() ? stored(paths.next()) : null;
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    @Override
    public StoredFile find(String path) throws IOException {
        try {
            return stored(at(path));
        } catch (NoSuchFileException missing) {
            throw new NoSuchFileException(name + "/" + path);
        }
    }

    private static StoredFile stored(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        String name = String.valueOf(path.getFileName());
        return attributes.isRegularFile()
                ? new StoredFile(
                        name,
                        StoredFile.Kind.FILE,
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant(),
                        null)
                : StoredFile.folder(name);
    }

    @Override
    public InputStream open(String path, StoredFile file, long from) throws IOException {
        InputStream stream = Files.newInputStream(at(path));
        stream.skipNBytes(from);
        return stream;
    }

    @Override
    public void createFolder(String folder) throws IOException {
        Files.createDirectories(at(folder));
    }

    @Override
    public void move(String from, StoredFile file, String to) throws IOException {
        Files.move(at(from), at(to));
    }

    @Override
    public void delete(String path, StoredFile file) throws IOException {
        Files.delete(at(path));
    }

    @Override
    public void close() {
        // it is the test's
    }

    private Path at(String path) {
        return root.resolve(path);
    }
}
