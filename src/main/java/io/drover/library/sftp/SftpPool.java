package io.drover.library.sftp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lends connections, as many as are allowed and as the server takes. Where it takes fewer, callers wait for one another.
 * No caller waits for a second one while it has one, so that all get theirs; and whoever reads a file, which may take hours,
 * leaves one of them to those who only ask something.
 */
final class SftpPool {
    private static final Logger LOG = LoggerFactory.getLogger(SftpStorage.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /** How long no more connections are tried than the server took; longer where it says no to who asks. */
    private static final Duration FEWER_FOR = Duration.ofSeconds(30);

    private static final Duration FEWER_FOR_REFUSED = Duration.ofMinutes(5);
    private static final Duration IDLE_FOR = Duration.ofSeconds(30);

    /** A server that bans who knocks too often is not asked by each file anew. */
    private static final Duration REFUSED_FOR = Duration.ofSeconds(30);

    private static final Duration UNREACHABLE_FOR = Duration.ofSeconds(1);

    private final String server;
    private final Connector connector;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition free = lock.newCondition();
    private final ArrayDeque<Idle> idle = new ArrayDeque<>();
    private final Set<SftpConnection> lent = new HashSet<>();
    private int open;
    private int streams;
    private int limit;
    private long fewerUntilNanos;
    private @Nullable Failure failure;
    private boolean watched;

    /** @param most connections at a time */
    SftpPool(String server, Connector connector, int most) {
        this.server = server;
        this.connector = connector;
        this.most = most;
        this.limit = most;
    }

    /** Makes a connection. */
    interface Connector {
        /** @throws RefusedException when it is of no use to ask again soon */
        SftpConnection connect() throws IOException;
    }

    private record Idle(SftpConnection connection, long sinceNanos) {}

    private record Failure(IOException problem, long untilNanos) {}

    /** What a connection is taken for. */
    enum Use {
        QUESTION,
        STREAM
    }

    /** @param connection to be given back by {@link #giveBack} @param fresh whether it was made just now */
    record Lease(SftpConnection connection, Use use, boolean fresh) {}

    /** A connection; waits for one. @throws IOException when none can be had */
    Lease take(Use use) throws IOException {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        lock.lock();
        try {
            Lease lease = leaseNow(use);
            while (lease == null) {
                if (isFull(use) && free.awaitNanos(deadline - System.nanoTime()) <= 0) {
                    throw new IOException(server + ": all " + open + " connections have been in use for "
                            + LONGEST_WAIT.toMinutes() + " minutes");
                }
                lease = leaseNow(use);
            }
            lent.add(lease.connection());
            return lease;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(server + ": stopped while it was waited for");
        } finally {
            lock.unlock();
        }
    }

    /** Null when one is to be waited for. */
    private @Nullable Lease leaseNow(Use use) throws IOException {
        if (isFull(use)) {
            return null;
        }
        streams += streams(use);
        Lease lease = null;
        try {
            SftpConnection known = idleOne();
            SftpConnection connection = known == null ? connect() : known;
            lease = connection == null ? null : new Lease(connection, use, known == null);
            return lease;
        } finally {
            streams -= lease == null ? streams(use) : 0;
        }
    }

    private static int streams(Use use) {
        return use == Use.STREAM ? 1 : 0;
    }

    private boolean isFull(Use use) {
        int allowed = limit();
        boolean noneLeft = use == Use.STREAM && streams >= Math.max(1, allowed - 1);
        return noneLeft || idle.isEmpty() && open >= allowed;
    }

    /** Takes a connection back; one that broke is not lent again. */
    void giveBack(Lease lease) {
        SftpConnection connection = lease.connection();
        lock.lock();
        try {
            lent.remove(connection);
            streams -= streams(lease.use());
            if (connection.usable()) {
                idle.push(new Idle(connection, System.nanoTime()));
            } else {
                discard(connection);
            }
            free.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Closes what nobody uses. */
    void close() {
        lock.lock();
        try {
            idle.forEach(one -> discard(one.connection()));
            idle.clear();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable SftpConnection idleOne() {
        while (!idle.isEmpty()) {
            SftpConnection connection = idle.pop().connection();
            if (connection.usable()) {
                return connection;
            }
            discard(connection);
        }
        return null;
    }

    private int limit() {
        if (limit < most && System.nanoTime() - fewerUntilNanos > 0) {
            limit = most;
        }
        return limit;
    }

    /** Null when the server takes no more than those that are open: one of them is to be waited for. */
    private @Nullable SftpConnection connect() throws IOException {
        Failure before = failure;
        if (before != null && open == 0 && before.untilNanos() - System.nanoTime() > 0) {
            throw again(before.problem());
        }
        open++;
        watch();
        lock.unlock();
        SftpConnection made = null;
        IOException problem = null;
        try {
            made = connector.connect();
        } catch (IOException exception) {
            problem = exception;
        } finally {
            lock.lock();
            open -= made == null ? 1 : 0;
        }
        if (problem == null) {
            failure = null;
            return made;
        }
        return failed(problem);
    }

    private @Nullable SftpConnection failed(IOException problem) throws IOException {
        long now = System.nanoTime();
        if (open > 0) {
            if (limit != open) {
                LOG.debug("{}: goes on with {} of {} connections: {}", server, open, most, problem.getMessage());
            }
            limit = open;
            Duration pause = problem instanceof RefusedException ? FEWER_FOR_REFUSED : FEWER_FOR;
            fewerUntilNanos = now + pause.toNanos();
            return null;
        }
        Duration wait = problem instanceof RefusedException ? REFUSED_FOR : UNREACHABLE_FOR;
        failure = new Failure(problem, now + wait.toNanos());
        limit = most;
        free.signalAll();
        throw problem;
    }

    /** Each caller gets a trace of its own. */
    private static IOException again(IOException problem) {
        String message = String.valueOf(problem.getMessage());
        return problem instanceof RefusedException ? new RefusedException(message) : new IOException(message);
    }

    private void discard(SftpConnection connection) {
        open--;
        connection.close();
        if (open == 0) {
            limit = most;
        }
    }

    /** While anything is open, a thread looks for what has stalled, and for what nobody uses any more. */
    private void watch() {
        if (!watched) {
            watched = true;
            Thread watcher = new Thread(this::look, "sftp-watch");
            watcher.setDaemon(true);
            watcher.start();
        }
    }

    private void look() {
        while (staysOpen()) {
            connectionsLent().forEach(SftpConnection::breakOffWhenStalled);
            closeIdle();
        }
    }

    /** Waits for a while. False when nothing is open any more. */
    private boolean staysOpen() {
        lock.lock();
        try {
            watched = open > 0 && !lock.newCondition().await(tick().toMillis(), TimeUnit.MILLISECONDS);
            return watched;
        } catch (InterruptedException stopped) {
            watched = false;
            return false;
        } finally {
            lock.unlock();
        }
    }

    private List<SftpConnection> connectionsLent() {
        lock.lock();
        try {
            return List.copyOf(lent);
        } finally {
            lock.unlock();
        }
    }

    private Duration tick() {
        Duration least = Duration.ofSeconds(1);
        for (SftpConnection connection : lent) {
            Duration quarter = connection.silentFor().dividedBy(4);
            least = quarter.compareTo(least) < 0 ? quarter : least;
        }
        return least.isZero() ? Duration.ofMillis(1) : least;
    }

    private void closeIdle() {
        lock.lock();
        try {
            long now = System.nanoTime();
            List<Idle> old = new ArrayList<>(idle);
            old.removeIf(one -> now - one.sinceNanos() < IDLE_FOR.toNanos());
            idle.removeAll(old);
            old.forEach(one -> discard(one.connection()));
        } finally {
            lock.unlock();
        }
    }
}
