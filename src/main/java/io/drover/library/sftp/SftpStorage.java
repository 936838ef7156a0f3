package io.drover.library.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import io.drover.storage.Storage;
import io.drover.storage.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * The files of an SFTP server, from its root on. Links are followed, and a folder is known by its path without links, so
 * that one which leads back up is not entered; a link itself is never moved or deleted. The server's times are whole
 * seconds of its own clock.
 */
public final class SftpStorage implements Storage {
    private final String server;
    private final WireNames names;
    private final SftpPool pool;

    private SftpStorage(SftpOptions options) {
        this.server = options.server();
        this.names = new WireNames(options.names());
        this.pool = new SftpPool(server, new SftpSessions(options), options.connections());
    }

    /**
     * @param where {@code sftp:HOST} or {@code sftp:HOST:PORT}
     * @param options of Camel's endpoint, and passwordFile, privateKeyPassphraseFile, connections
     * @throws IllegalArgumentException naming the option, its value unless it is secret, and what is allowed
     */
    public static SftpStorage of(CamelContext context, String where, Map<String, Object> options) {
        return new SftpStorage(SftpOptions.of(context, where, options));
    }

    @Override
    public String name() {
        return server;
    }

    @Override
    public Listing list(String folder) throws IOException {
        return again(
                folder,
                connection -> connection.call(place(folder), channel -> {
                    if (SftpFiles.kind(channel.stat(quoted(folder))) != StoredFile.Kind.FOLDER) {
                        throw new NotDirectoryException(place(folder));
                    }
                    String realPath = realPath(channel, folder);
                    SpooledListing listing = new SpooledListing(
                            realPath, names, name -> follow(realPath, folder.isEmpty() ? name : folder + "/" + name));
                    boolean whole = false;
                    try {
                        listing.fetch(channel, quoted(folder), connection::heard);
                        whole = true;
                        return listing;
                    } finally {
                        if (!whole) {
                            listing.close();
                        }
                    }
                }));
    }

    /** What a link leads to, with the link's name; what leads nowhere is no file. */
    private StoredFile follow(String realFolder, String link) throws IOException {
        try {
            return again(
                    link,
                    connection -> connection.call(place(link), channel -> {
                        SftpATTRS attributes = channel.stat(quoted(link));
                        boolean folder = SftpFiles.kind(attributes) == StoredFile.Kind.FOLDER;
                        return SftpFiles.file(
                                lastName(link), attributes, folder ? target(channel, realFolder, link) : null);
                    }));
        } catch (NoSuchFileException missing) {
            return new StoredFile(lastName(link), StoredFile.Kind.OTHER, 0, Instant.EPOCH, null);
        }
    }

    /** Not every server follows links when it is asked for the real path. */
    private String target(ChannelSftp channel, String realFolder, String link) throws SftpException {
        String target = names.shown(channel.readlink(quoted(link)));
        return names.shown(channel.realpath(names.raw(target.startsWith("/") ? target : realFolder + "/" + target)));
    }

    @Override
    public StoredFile find(String path) throws IOException {
        return again(
                path,
                connection -> connection.call(place(path), channel -> {
                    SftpATTRS attributes = channel.stat(quoted(path));
                    boolean folder = SftpFiles.kind(attributes) == StoredFile.Kind.FOLDER;
                    return SftpFiles.file(lastName(path), attributes, folder ? realPath(channel, path) : null);
                }));
    }

    @Override
    public InputStream open(String path, StoredFile file, long from) throws IOException {
        SftpPool.Lease lease = pool.take(SftpPool.Use.STREAM);
        try {
            return open(lease, path, file, from);
        } catch (IOException exception) {
            boolean lost = !lease.connection().usable();
            pool.giveBack(lease);
            if (lease.fresh() || !lost) {
                throw exception;
            }
            return open(path, file, from);
        }
    }

    private InputStream open(SftpPool.Lease lease, String path, StoredFile file, long from) throws IOException {
        return lease.connection().call(place(path), channel -> {
            // whoever reads from the first byte on looks at the end whether it is still the same
            if (from > 0 && !SftpFiles.same(channel.stat(quoted(path)), file)) {
                throw new FileSystemException(place(path), null, "it has changed since it was found");
            }
            return new SftpStream(pool, lease, place(path), channel.get(quoted(path), null, from));
        });
    }

    @Override
    public void createFolder(String folder) throws IOException {
        if (folder.isEmpty()) {
            return;
        }
        again(
                folder,
                connection -> connection.call(place(folder), channel -> {
                    createFolder(channel, folder);
                    return true;
                }));
    }

    private void createFolder(ChannelSftp channel, String folder) throws SftpException, IOException {
        if (isFolder(channel, folder)) {
            return;
        }
        if (folder.indexOf('/') > 0) {
            createFolder(channel, folder.substring(0, folder.lastIndexOf('/')));
        }
        try {
            channel.mkdir(names.raw("/" + folder));
        } catch (SftpException exception) {
            if (exception.getCause() != null || !isFolder(channel, folder)) {
                throw exception;
            }
        }
    }

    private boolean isFolder(ChannelSftp channel, String folder) throws SftpException, IOException {
        try {
            if (SftpFiles.kind(channel.stat(quoted(folder))) == StoredFile.Kind.FOLDER) {
                return true;
            }
            throw new NotDirectoryException(place(folder));
        } catch (SftpException exception) {
            if (exception.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw exception;
        }
    }

    @Override
    public void move(String from, StoredFile file, String to) throws IOException {
        once(from, channel -> {
            requireSame(channel, from, file);
            new SftpMove(channel, quoted(from), quoted(to), place(to)).run();
            return true;
        });
    }

    @Override
    public void delete(String path, StoredFile file) throws IOException {
        once(path, channel -> {
            requireSame(channel, path, file);
            if (file.kind() == StoredFile.Kind.FOLDER) {
                channel.rmdir(quoted(path));
            } else {
                channel.rm(quoted(path));
            }
            return true;
        });
    }

    private void requireSame(ChannelSftp channel, String path, StoredFile file) throws SftpException, IOException {
        SftpATTRS now = channel.lstat(quoted(path));
        if (now.isLink()) {
            throw new FileSystemException(place(path), null, "it is a symbolic link");
        }
        if (!SftpFiles.same(now, file)) {
            throw new FileSystemException(place(path), null, "it has changed since it was read");
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public String toString() {
        return server;
    }

    private interface Work<T> {
        T on(SftpConnection connection) throws IOException;
    }

    private <T> void once(String path, SftpConnection.Call<T> call) throws IOException {
        SftpPool.Lease lease = pool.take(SftpPool.Use.QUESTION);
        try {
            lease.connection().call(place(path), call);
        } finally {
            pool.giveBack(lease);
        }
    }

    /** A connection that was kept may be gone by the time it is wanted; what may be asked twice is asked by another one. */
    private <T> T again(String path, Work<T> work) throws IOException {
        while (true) {
            SftpPool.Lease lease = pool.take(SftpPool.Use.QUESTION);
            SftpConnection connection = lease.connection();
            try {
                return work.on(connection);
            } catch (IOException exception) {
                if (lease.fresh() || connection.usable()) {
                    throw exception;
                }
            } finally {
                pool.giveBack(lease);
            }
        }
    }

    private String realPath(ChannelSftp channel, String path) throws SftpException {
        return names.shown(channel.realpath(names.raw("/" + path)));
    }

    private String place(String path) {
        return server + "/" + path;
    }

    private String quoted(String path) {
        return names.quoted("/" + path);
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
