package io.drover.library.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import io.drover.storage.Storage;
import io.drover.storage.StoredFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A folder as it was listed. All of it is fetched before the first entry is read: whoever reads it may wait for files of
 * the same server, and must not keep a connection meanwhile. What does not fit into a little memory lies on the disk.
 */
final class SpooledListing implements Storage.Listing {
    private static final int LINK = -1;
    private static final StoredFile.Kind[] KINDS = StoredFile.Kind.values();

    private final Follower follower;
    private final String realPath;
    private final WireNames names;
    private final SpilledBytes bytes = new SpilledBytes();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private @Nullable DataInputStream in;
    private long left;
    private @Nullable IOException problem;

    /** @param realPath of the folder, without links @param follower is asked where links lead to */
    SpooledListing(String realPath, WireNames names, Follower follower) {
        this.realPath = realPath.equals("/") ? "" : realPath;
        this.names = names;
        this.follower = follower;
    }

    /** Tells where a link leads to. */
    interface Follower {
        StoredFile follow(String name) throws IOException;
    }

    /** Fetches all. @param folder as the server has it @param heard is told of each entry */
    void fetch(ChannelSftp channel, String folder, Runnable heard) throws SftpException, IOException {
        channel.ls(folder, entry -> {
            heard.run();
            try {
                add(entry);
                return ChannelSftp.LsEntrySelector.CONTINUE;
            } catch (IOException exception) {
                problem = exception;
                return ChannelSftp.LsEntrySelector.BREAK;
            }
        });
        if (problem != null) {
            throw problem;
        }
        in = new DataInputStream(bytes.read());
    }

    private void add(ChannelSftp.LsEntry entry) throws IOException {
        String name = names.shown(entry.getFilename());
        if (name.equals(".") || name.equals("..")) {
            return;
        }
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            throw new FileSystemException(realPath, null, "the server lists a name that none can be: '" + name + "'");
        }
        SftpATTRS attributes = entry.getAttrs();
        StoredFile file = SftpFiles.file(name, attributes, null);
        out.writeUTF(name);
        out.writeByte(attributes.isLink() ? LINK : file.kind().ordinal());
        out.writeLong(file.size());
        out.writeLong(file.modified().getEpochSecond());
        left++;
    }

    @Override
    public @Nullable StoredFile next() throws IOException {
        DataInputStream entries = in;
        if (left == 0 || entries == null) {
            return null;
        }
        left--;
        String name = entries.readUTF();
        int kind = entries.readByte();
        long size = entries.readLong();
        Instant modified = Instant.ofEpochSecond(entries.readLong());
        if (kind == LINK) {
            return follower.follow(name);
        }
        String version = KINDS[kind] == StoredFile.Kind.FOLDER ? realPath + "/" + name : null;
        return new StoredFile(name, KINDS[kind], size, modified, version);
    }

    @Override
    public void close() throws IOException {
        left = 0;
        bytes.close();
    }
}
