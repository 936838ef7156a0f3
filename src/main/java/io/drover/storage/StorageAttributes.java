package io.drover.storage;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** What a storage says of an entry, in the words of {@code java.nio.file}. Its version is the file key. */
record StorageAttributes(StoredFile file) implements BasicFileAttributes {
    @Override
    public FileTime lastModifiedTime() {
        return FileTime.from(file.modified());
    }

    @Override
    public FileTime lastAccessTime() {
        return lastModifiedTime();
    }

    @Override
    public FileTime creationTime() {
        return lastModifiedTime();
    }

    @Override
    public boolean isRegularFile() {
        return file.kind() == StoredFile.Kind.FILE;
    }

    @Override
    public boolean isDirectory() {
        return file.kind() == StoredFile.Kind.FOLDER;
    }

    @Override
    public boolean isSymbolicLink() {
        return false;
    }

    @Override
    public boolean isOther() {
        return file.kind() == StoredFile.Kind.OTHER;
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public @Nullable Object fileKey() {
        return file.version();
    }
}
