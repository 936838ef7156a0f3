package io.drover.library.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;

/** A session with one channel, for one caller at a time. It is broken off when the server says nothing for too long. */
final class SftpConnection {
    private final String server;
    private final Session session;
    private final ChannelSftp channel;
    private final Duration silentFor;
    private volatile boolean waiting;
    private volatile long heardNanos;
    private volatile boolean stalled;
    private volatile boolean broken;

    /** @param silentFor how long an answer is waited for */
    SftpConnection(String server, Session session, ChannelSftp channel, Duration silentFor) {
        this.server = server;
        this.session = session;
        this.channel = channel;
        this.silentFor = silentFor;
    }

    /** What is asked of the server. */
    interface Call<T> {
        T on(ChannelSftp channel) throws SftpException, IOException;
    }

    /** @param place what it is about, for the exception */
    <T> T call(String place, Call<T> call) throws IOException {
        heard();
        waiting = true;
        try {
            return call.on(channel);
        } catch (SftpException exception) {
            throw failure(place, exception);
        } catch (FileSystemException ours) {
            throw ours;
        } catch (IOException exception) {
            throw lost(exception);
        } finally {
            waiting = false;
        }
    }

    /** The server has said something. */
    void heard() {
        heardNanos = System.nanoTime();
    }

    /** From another thread: ends a call that hears nothing. */
    void breakOffWhenStalled() {
        if (waiting && System.nanoTime() - heardNanos > silentFor.toNanos()) {
            stalled = true;
            close();
        }
    }

    Duration silentFor() {
        return silentFor;
    }

    /** Whether another call has a chance. */
    boolean usable() {
        return !broken && channel.isConnected() && session.isConnected();
    }

    void close() {
        broken = true;
        session.disconnect();
    }

    private IOException failure(String place, SftpException exception) {
        // what the server says comes without a cause; what goes wrong between it and us has one
        if (exception.getCause() != null || stalled || !channel.isConnected()) {
            return lost(exception);
        }
        String words = String.valueOf(exception.getMessage());
        return switch (exception.id) {
            case ChannelSftp.SSH_FX_NO_SUCH_FILE -> new NoSuchFileException(place);
            case ChannelSftp.SSH_FX_PERMISSION_DENIED -> new AccessDeniedException(place);
            case ChannelSftp.SSH_FX_NO_CONNECTION, ChannelSftp.SSH_FX_CONNECTION_LOST, ChannelSftp.SSH_FX_BAD_MESSAGE ->
                lost(exception);
            default -> new FileSystemException(place, null, "the server says: " + words);
        };
    }

    private IOException lost(Exception exception) {
        broken = true;
        return stalled
                ? new IOException(server + " has said nothing for " + silentFor.toMillis() + " ms")
                : new IOException("the connection to " + server + " broke off: " + lastCause(exception));
    }

    private static String lastCause(Throwable exception) {
        Throwable last = exception;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage());
    }
}
