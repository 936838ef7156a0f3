package io.drover.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps all transfers together below the rate of a timetable. Safe for use by many threads, which get their turns in the
 * order in which they came.
 */
public final class RateLimit {
    /** Holds nothing back, at whatever time. */
    public static final RateLimit NONE =
            new RateLimit(Timetable.UNLIMITED, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), ZoneOffset.UTC, Pace.REAL);

    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int LARGEST_PIECE = 64 * 1024;
    private static final int PIECES_A_SECOND = 10;
    /** What may be caught up on after a pause, as a part of a second. */
    private static final int BURST = 4;

    private final Timetable timetable;
    private final Clock clock;
    private final ZoneId zone;
    private final Pace pace;
    private final ReentrantLock turn = new ReentrantLock(true);
    private double allowed;
    private long countedAt;

    /** The passing of time, as a limit measures it and waits in it. */
    public interface Pace {
        /** The time of the machine. */
        Pace REAL = new Pace() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(long nanos) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(nanos);
            }
        };

        /** Nanoseconds since some moment. */
        long nanos();

        /** Lets so much time pass. */
        void pause(long nanos) throws InterruptedException;
    }

    /** Hears of each piece of the wait, at least once in a second. */
    interface Waiting {
        /** @throws IOException when there is nothing to wait for any more */
        void goesOn() throws IOException;
    }

    /** @param zone whose time of day counts */
    public RateLimit(Timetable timetable, Clock clock, ZoneId zone, Pace pace) {
        this.timetable = timetable;
        this.clock = clock;
        this.zone = zone;
        this.pace = pace;
        this.countedAt = pace.nanos();
    }

    /** Waits until some of the bytes may go. @return how many of them, at least 1 */
    int take(int wanted, Waiting waiting) throws IOException {
        if (timetable.isUnlimited()) {
            return wanted;
        }
        try {
            while (!turn.tryLock(SLICE_NANOS, TimeUnit.NANOSECONDS)) {
                waiting.goesOn();
            }
            try {
                return takeInTurn(wanted, waiting);
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it waited for its share of the bandwidth");
        }
    }

    /** The rate is asked anew after each piece of the wait, so that its change counts at once. */
    private int takeInTurn(int wanted, Waiting waiting) throws IOException, InterruptedException {
        while (true) {
            long rate = timetable.at(clock.instant().atZone(zone).toLocalTime());
            count(rate);
            if (rate == 0) {
                return wanted;
            }
            int piece = (int) Math.min(wanted, Math.min(LARGEST_PIECE, Math.max(1, rate / PIECES_A_SECOND)));
            if (allowed >= piece) {
                allowed -= piece;
                return piece;
            }
            long missing = (long) Math.ceil((piece - allowed) * TimeUnit.SECONDS.toNanos(1) / rate);
            pace.pause(Math.min(missing, SLICE_NANOS));
            waiting.goesOn();
        }
    }

    private void count(long rate) {
        long now = pace.nanos();
        double earned = (double) (now - countedAt) * rate / TimeUnit.SECONDS.toNanos(1);
        allowed = Math.min((double) rate / BURST, allowed + earned);
        countedAt = now;
    }

    /** What was taken and not used. */
    private void giveBack(int bytes) {
        turn.lock();
        try {
            allowed += bytes;
        } finally {
            turn.unlock();
        }
    }

    /** The stream, read no faster than the limit allows. */
    InputStream limit(InputStream in, Waiting waiting) {
        return timetable.isUnlimited() ? in : new LimitedStream(in, waiting);
    }

    private final class LimitedStream extends FilterInputStream {
        private final Waiting waiting;

        LimitedStream(InputStream in, Waiting waiting) {
            super(in);
            this.waiting = waiting;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int taken = take(length, waiting);
            int used = 0;
            try {
                int count = in.read(bytes, offset, taken);
                used = Math.max(count, 0);
                return count;
            } finally {
                if (used < taken) { // TLS gives no more than a record of 16 KB
                    giveBack(taken - used);
                }
            }
        }
    }
}
