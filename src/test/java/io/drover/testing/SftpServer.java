package io.drover.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** An SFTP server of one folder and one user, with named faults, that counts what it is asked. */
public final class SftpServer implements AutoCloseable {
    public static final String USER = "anna";
    public static final String PASSWORD = "s3cret-Passw0rd-of-anna";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger listed = new AtomicInteger();
    private final AtomicInteger connected = new AtomicInteger();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> cuts = new ConcurrentHashMap<>();
    private final Set<String> stalls = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile int mostSessions = Integer.MAX_VALUE;
    private volatile int vanishAfter = Integer.MAX_VALUE;
    private volatile int cutEach;
    private final AtomicInteger reads = new AtomicInteger();
    private volatile @Nullable PublicKey userKey;
    private volatile KeyPair hostKey = newKey("EC", 256);

    /** @param folder the server's root */
    public SftpServer(Path folder) throws IOException {
        this(folder, 0);
    }

    /** @param port 0 for any */
    public SftpServer(Path folder, int port) throws IOException {
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        server.setPublickeyAuthenticator((user, key, session) -> user.equals(USER) && key.equals(userKey));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder().build();
        sftp.addSftpEventListener(new Listener());
        server.setSubsystemFactories(List.of(sftp));
        server.addSessionListener(new Sessions());
        server.start();
    }

    /** An endpoint without options. */
    public String endpoint() {
        return "sftp:localhost:" + port();
    }

    /** What its paths begin with. */
    public String name() {
        return "sftp://localhost:" + port();
    }

    public int port() {
        return server.getPort();
    }

    /** The line of known_hosts. */
    public String knownHostsLine() {
        ByteArrayBuffer buffer = new ByteArrayBuffer();
        buffer.putRawPublicKey(hostKey.getPublic());
        String key = Base64.getEncoder().encodeToString(buffer.getCompactData());
        return "[localhost]:" + port() + " ecdsa-sha2-nistp256 " + key;
    }

    /** The user may also come with this key. */
    public void letIn(PublicKey key) {
        userKey = key;
    }

    /** As a server that was set up anew, or somebody in between. */
    public void changeHostKey() {
        hostKey = newKey("EC", 256);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    }

    /** No more than these at a time. */
    public void takeAtMost(int connections) {
        mostSessions = connections;
    }

    /** As servers of long ago. */
    public void onlyOldKeyExchange() {
        server.setKeyExchangeFactories(
                NamedFactory.setUpTransformedFactories(true, List.of(BuiltinDHFactories.dhg14), ServerBuilder.DH2KEX));
    }

    /** Once, when a file of this name is read from this byte on, the connection is cut. */
    public void cut(String name, long at) {
        cuts.put(name, at);
    }

    /** From time to time a connection is cut while a file is read. @param reads how many are between two cuts */
    public void cutEach(int reads) {
        cutEach = reads;
    }

    /** Once, when a file of this name is read, nothing comes. */
    public void stall(String name) {
        stalls.add(name);
    }

    /** As a server that loses its network. */
    public void dropAll() {
        sessions.forEach(session -> session.close(true));
    }

    /** From the opening of so many files on, nobody is let in any more, and who is in is thrown out. */
    public void vanishAfter(int files) {
        vanishAfter = files;
    }

    /** Waits until so many files were opened. False when that does not come. */
    public boolean awaitOpened(int files, Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        synchronized (opened) {
            while (opened.get() < files && System.nanoTime() < deadline) {
                opened.wait(100);
            }
        }
        return opened.get() >= files;
    }

    /** How many files were opened. */
    public int opened() {
        return opened.get();
    }

    /** How many folders were opened. */
    public int listed() {
        return listed.get();
    }

    /** How many connections were let in. */
    public int connected() {
        return connected.get();
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        server.stop(true);
    }

    public static KeyPair newKey(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private final class Sessions implements SessionListener {
        @Override
        public void sessionCreated(Session session) {
            sessions.add(session);
            if (sessions.size() > mostSessions) {
                session.close(true);
            } else {
                connected.incrementAndGet();
            }
        }

        @Override
        public void sessionClosed(Session session) {
            sessions.remove(session);
        }
    }

    private final class Listener implements SftpEventListener {
        @Override
        public void open(ServerSession session, String remoteHandle, Handle localHandle) {
            if (localHandle instanceof DirectoryHandle) {
                listed.incrementAndGet();
                return;
            }
            synchronized (opened) {
                opened.incrementAndGet();
                opened.notifyAll();
            }
            if (opened.get() >= vanishAfter) {
                takeAtMost(0);
                dropAll();
            }
        }

        @Override
        public void reading(
                ServerSession session,
                String remoteHandle,
                FileHandle localHandle,
                long offset,
                byte[] data,
                int dataOffset,
                int dataLen)
                throws IOException {
            String name = localHandle.getFile().getFileName().toString();
            Long at = cuts.get(name);
            boolean cutNow = at != null && offset >= at && cuts.remove(name, at);
            if (cutNow || cutEach > 0 && reads.incrementAndGet() % cutEach == 0) {
                session.close(true);
                throw new SshException("cut");
            }
            if (stalls.remove(name)) {
                try {
                    end.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
