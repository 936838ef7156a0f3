package io.drover.library.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpOperations;
import org.jspecify.annotations.Nullable;

/** Connects, with the sessions that Camel makes of its options. */
final class SftpSessions implements SftpPool.Connector {
    private final SftpOptions options;
    private final CamelSessions sessions;

    SftpSessions(SftpOptions options) {
        this.options = options;
        this.sessions = new CamelSessions(options);
    }

    /** Opens the one method that is wanted here. */
    private static final class CamelSessions extends SftpOperations {
        private final SftpConfiguration configuration;

        CamelSessions(SftpOptions options) {
            super(options.endpoint().getProxy());
            this.configuration = options.configuration();
            setEndpoint(options.endpoint());
        }

        Session create() throws JSchException {
            return createSession(configuration);
        }
    }

    @Override
    public synchronized SftpConnection connect() throws IOException {
        SftpConfiguration configuration = options.configuration();
        configuration.setPassword(get(options.password()));
        configuration.setPrivateKeyPassphrase(get(options.passphrase()));
        Session session = null;
        HostKeys keys = null;
        try {
            session = sessions.create();
            keys = new HostKeys(session.getHostKeyRepository(), options.knownHosts());
            session.setHostKeyRepository(keys);
            session.setDaemonThread(true);
            session.connect(configuration.getConnectTimeout());
            ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
            channel.setFilenameEncoding(WireNames.CHANNEL);
            if (configuration.getBulkRequests() != null) {
                channel.setBulkRequests(configuration.getBulkRequests());
            }
            channel.connect(configuration.getConnectTimeout());
            return new SftpConnection(
                    options.server(), session, channel, Duration.ofMillis(configuration.getSoTimeout()));
        } catch (JSchException exception) {
            if (session != null) {
                session.disconnect();
            }
            throw keys == null
                    ? new RefusedException(
                            options.server() + ": storage.privateKeyFile, or what host keys are known from,"
                                    + " cannot be used: " + exception.getMessage())
                    : ConnectErrors.of(options.server(), keys, exception);
        }
    }

    private static @Nullable String get(@Nullable Supplier<String> secret) {
        return secret == null ? null : secret.get();
    }
}
