package io.drover.library.sftp;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchRevokedHostKeyException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import java.io.IOException;
import java.net.UnknownHostException;

/** Why there is no connection, in a sentence that shows no credential. */
final class ConnectErrors {
    private ConnectErrors() {}

    /** @param server as paths begin @param keys what the server has shown */
    static IOException of(String server, HostKeys keys, JSchException error) {
        if (error instanceof JSchUnknownHostKeyException) {
            return new RefusedException(server + ": " + keys.unknown());
        }
        if (error instanceof JSchChangedHostKeyException) {
            return new RefusedException(server + ": " + keys.changed());
        }
        if (error instanceof JSchRevokedHostKeyException) {
            return new RefusedException(server + ": " + keys.revoked());
        }
        if (error instanceof JSchAlgoNegoFailException algorithm) {
            return new RefusedException(server + ": no algorithm in common for " + algorithm.getAlgorithmName()
                    + ": the server has " + algorithm.getServerProposal() + ", allowed here: "
                    + algorithm.getJSchProposal() + " (storage.keyExchangeProtocols, storage.serverHostKeys and"
                    + " storage.ciphers can allow older ones)");
        }
        String message = String.valueOf(error.getMessage());
        if (message.startsWith("Auth") || message.startsWith("USERAUTH")) {
            return new RefusedException(server + ": the server does not let this user in with this key or password ("
                    + message + "); a key file that needs a passphrase needs the right one");
        }
        return new IOException(server + " cannot be reached: " + reason(error));
    }

    private static String reason(JSchException error) {
        Throwable cause = error.getCause();
        if (cause instanceof UnknownHostException) {
            return "there is no host of this name";
        }
        return cause instanceof IOException && cause.getMessage() != null
                ? cause.getMessage()
                : String.valueOf(error.getMessage());
    }
}
