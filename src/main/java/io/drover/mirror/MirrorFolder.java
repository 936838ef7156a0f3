package io.drover.mirror;

import io.drover.disk.DurableFolders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a mirror. Nothing is ever overwritten; what is written counts once it is on the disk under its name. */
final class MirrorFolder {
    private static final String INCOMING = ".incoming";

    private static final Logger LOG = LoggerFactory.getLogger(MirrorFolder.class);

    private final Path root;
    private final Linking linking;
    private @Nullable Boolean canLink;

    MirrorFolder(Path root, Linking linking) {
        this.root = root;
        this.linking = linking;
    }

    /** Gives a file a second name, as {@link Files#createLink} does. */
    @FunctionalInterface
    interface Linking {
        Path link(Path link, Path existing) throws IOException;
    }

    Path path(String path) {
        return root.resolve(path);
    }

    boolean has(String path) {
        return Files.exists(path(path));
    }

    /** Whether the file at this path has these bytes; reads all of it. */
    boolean holds(String path, String checksum) throws IOException {
        Path file = path(path);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        MessageDigest digest = sha1();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest()).equals(checksum);
    }

    /** Where an original lies that has come and has no place yet. */
    String incoming(MirrorAsset asset) {
        return INCOMING + "/" + asset.id() + "-" + asset.checksum();
    }

    /**
     * Takes an original in.
     *
     * @throws WrongChecksumException when it is not what the server said it is; nothing is kept then
     * @throws IOException when it cannot be read or written; nothing is kept then
     */
    void receive(MirrorAsset asset, InputStream content) throws IOException {
        Path there = path(incoming(asset));
        // each attempt has a file of its own: one that was given up may still be writing when the next begins
        Path part = there.resolveSibling(there.getFileName() + "-" + UUID.randomUUID() + ".part");
        Files.createDirectories(part.getParent());
        MessageDigest digest = sha1();
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
                content.transferTo(out);
                channel.force(true);
            }
            String received = HexFormat.of().formatHex(digest.digest());
            if (!received.equals(asset.checksum())) {
                throw new WrongChecksumException(asset, received);
            }
            if (asset.modified() != null) {
                Files.setLastModifiedTime(part, FileTime.from(asset.modified()));
            }
            Files.move(part, there, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Forgets what has come and found no place. */
    void clearIncoming() throws IOException {
        Path incoming = path(INCOMING);
        if (Files.isDirectory(incoming)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(incoming)) {
                for (Path file : left) {
                    Files.deleteIfExists(file); // a download that was given up removes its own
                }
            }
        }
    }

    /** Moves a file to a free path, for good. */
    void move(String from, String to) throws IOException {
        Path target = path(to);
        Path directory = DurableFolders.parent(target);
        DurableFolders.make(directory);
        Files.move(path(from), target);
        DurableFolders.force(directory);
    }

    /** Whether the file system gives a file a second name; tried once. */
    boolean canLink() throws IOException {
        Boolean known = canLink;
        if (known == null) {
            known = tryLink();
            canLink = known;
        }
        return known;
    }

    private boolean tryLink() throws IOException {
        Path file = path(INCOMING).resolve("link-" + UUID.randomUUID());
        Path second = file.resolveSibling(file.getFileName() + ".second");
        Files.createDirectories(path(INCOMING));
        Files.createFile(file);
        try {
            linking.link(second, file);
            return true;
        } catch (UnsupportedOperationException | FileSystemException e) {
            LOG.warn("mirror {}: its file system knows no hard links, albums are lists: {}", root, e.toString());
            return false;
        } finally {
            Files.deleteIfExists(second);
            Files.deleteIfExists(file);
        }
    }

    /** Writes a file whole or not at all, over what it was before. */
    void write(String path, byte[] content) throws IOException {
        Path target = path(path);
        Path part = path(INCOMING).resolve(UUID.randomUUID() + ".part");
        Files.createDirectories(part.getParent());
        DurableFolders.make(DurableFolders.parent(target));
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                out.write(content);
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            DurableFolders.force(DurableFolders.parent(target));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    void delete(String path) throws IOException {
        Files.deleteIfExists(path(path));
    }

    /** Makes a second name for a file. @return false when the name is taken */
    boolean link(String path, String name) throws IOException {
        Path link = path(name);
        if (Files.exists(link)) {
            return Files.isSameFile(link, path(path));
        }
        Path directory = DurableFolders.parent(link);
        DurableFolders.make(directory);
        linking.link(link, path(path));
        DurableFolders.force(directory);
        return true;
    }

    /** Removes a second name of a file; another file that has come to that name stays. */
    void removeLink(String path, String name) throws IOException {
        if (has(path) && has(name) && Files.isSameFile(path(path), path(name))) {
            Files.delete(path(name));
            DurableFolders.force(DurableFolders.parent(path(name)));
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
