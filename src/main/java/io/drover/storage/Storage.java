package io.drover.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * A tree of files that is reached by calls: a bucket, a server, an archive. {@link StorageFileSystem} makes paths of it.
 *
 * <p>A path is given as its names with slashes between, without one in front; the root is the empty text. Every method
 * may be called from any thread. Errors are an {@link IOException} of one sentence that shows no credential; what is not
 * there is a {@link NoSuchFileException}, what may not be seen or done a {@link java.nio.file.AccessDeniedException}.
 */
public interface Storage extends Closeable {

    /**
     * What its paths begin with, wherever they are shown or recorded: {@code s3://photos}, {@code sftp://nas:22}. It is
     * the same for the same tree whoever asks, so it holds no user and no credential.
     */
    String name();

    /** Whether a folder is there though nothing is in it; else a library may begin where nothing is yet. */
    default boolean keepsFolders() {
        return true;
    }

    /**
     * What is in this folder, in any order.
     *
     * @throws java.nio.file.NotDirectoryException when it is a file
     */
    Listing list(String folder) throws IOException;

    /** What stands there now; asked anew with every call. */
    StoredFile find(String path) throws IOException;

    /**
     * The bytes from this position on.
     *
     * @param file what was found there before: when something else stands there now, reading fails where that can be told
     * @param from 0 or more, less than its size or equal
     */
    InputStream open(String path, StoredFile file, long from) throws IOException;

    /** Whether its files can be read twice at little cost, because they are on this machine and need not be passed over. */
    default boolean near() {
        return false;
    }

    /** Makes a folder and those above it, where that means anything. Nothing happens when it is there. */
    void createFolder(String folder) throws IOException;

    /**
     * Gives a file another name.
     *
     * @throws FileAlreadyExistsException when the name is taken; a file is never overwritten
     */
    void move(String from, StoredFile file, String to) throws IOException;

    /** Deletes a file, or an empty folder. @param file what was found there before; another one stays, where that can be told */
    void delete(String path, StoredFile file) throws IOException;

    /** Lets go of connections. A call that comes later makes new ones. */
    @Override
    void close() throws IOException;

    /** The entries of one folder, fetched as they are read, so that memory holds a part of them only. */
    interface Listing extends Closeable {
        /** The next one, or null after the last. */
        @Nullable
        StoredFile next() throws IOException;
    }
}
