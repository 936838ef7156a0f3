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
    /** What may be caught up on after a pause. */
    private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Timetable timetable;
    private final Clock clock;
    private final ZoneId zone;
    private final Pace pace;
    /** The moment of the pace up to which bytes have been given out: the next ones go after it. */
    private long paidUntil;

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
        this.paidUntil = pace.nanos();
    }

    /** Bytes that may go, and what they cost. @param from the moment of the pace from which they may go */
    private record Share(int bytes, long nanos, long from) {}

    /** Waits until some of the bytes may go. @return how many of them, at least 1 */
    int take(int wanted, Waiting waiting) throws IOException {
        return share(wanted, waiting).bytes();
    }

    private Share share(int wanted, Waiting waiting) throws IOException {
        Share share = pay(wanted);
        boolean taken = false;
        try {
            await(share, waiting);
            taken = true;
            return share;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it waited for its share of the bandwidth");
        } finally {
            if (!taken) {
                giveBack(share.nanos());
            }
        }
    }

    /** A share costs a tenth of a second at most, or a byte, so that a change of the rate counts soon. */
    private Share pay(int wanted) {
        long rate = timetable.isUnlimited()
                ? 0
                : timetable.at(clock.instant().atZone(zone).toLocalTime());
        if (rate == 0) {
            return new Share(wanted, 0, pace.nanos());
        }
        int bytes = (int) Math.min(wanted, Math.min(LARGEST_PIECE, Math.max(1, rate / PIECES_A_SECOND)));
        long nanos = (long) Math.ceil((double) bytes * TimeUnit.SECONDS.toNanos(1) / rate);
        synchronized (this) {
            paidUntil = Math.max(paidUntil, pace.nanos() - BURST_NANOS) + nanos;
            return new Share(bytes, nanos, paidUntil);
        }
    }

    private void await(Share share, Waiting waiting) throws IOException, InterruptedException {
        for (long left = share.from() - pace.nanos(); left > 0; left = share.from() - pace.nanos()) {
            pace.pause(Math.min(left, SLICE_NANOS));
            waiting.goesOn();
        }
    }

    /** What was paid and not used. */
    private synchronized void giveBack(long nanos) {
        paidUntil -= nanos;
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
            Share share = share(length, waiting);
            int used = 0;
            try {
                int count = in.read(bytes, offset, share.bytes());
                used = Math.max(count, 0);
                return count;
            } finally {
                if (used < share.bytes()) { // TLS gives no more than a record of 16 KB
                    giveBack(share.nanos() / share.bytes() * (share.bytes() - used));
                }
            }
        }
    }
}
