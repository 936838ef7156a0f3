package io.drover.library.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;

/**
 * Gives a file another name, and never over another file. A second name for the same bytes refuses a name that exists, in
 * one step; where the server has none, the name is looked for right before, because a rename overwrites on many servers.
 */
final class SftpMove {
    private static final String HARD_LINK = "hardlink@openssh.com";

    private final ChannelSftp channel;
    private final String from;
    private final String to;
    private final String place;

    /** @param from quoted @param to quoted @param place the new one, for the exception */
    SftpMove(ChannelSftp channel, String from, String to, String place) {
        this.channel = channel;
        this.from = from;
        this.to = to;
        this.place = place;
    }

    void run() throws SftpException, IOException {
        requireFree();
        if (!link()) {
            requireFree();
            channel.rename(from, to);
            return;
        }
        try {
            channel.rm(from);
        } catch (SftpException exception) {
            if (exception.getCause() == null) {
                channel.rm(to); // it stays where it was
            }
            throw exception;
        }
    }

    /** False when the server, or its file system, has no second names. */
    private boolean link() throws SftpException {
        if (channel.getExtension(HARD_LINK) == null) {
            return false;
        }
        try {
            channel.hardlink(from, to);
            return true;
        } catch (SftpException exception) {
            if (exception.getCause() != null) {
                throw exception;
            }
            return false;
        }
    }

    private void requireFree() throws SftpException, FileAlreadyExistsException {
        try {
            channel.lstat(to);
        } catch (SftpException exception) {
            if (exception.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return;
            }
            throw exception;
        }
        throw new FileAlreadyExistsException(place);
    }
}
