package io.drover.work;

import org.apache.kafka.common.TopicPartition;

/**
 * One partition that is this node's, and how far it is. For the thread that polls, but for the claim.
 */
final class HeldPartition {
    /** So many records behind the first one that is not done may be remembered. */
    private static final int MOST_REMEMBERED = 10_000;

    private final TopicPartition id;
    private final WorkClaim claim;
    private final OffsetWindow window = new OffsetWindow();
    private final Pauses pauses = new Pauses();
    private long lastBack = -1;
    private boolean goesBack;
    private long restsUntil;
    private boolean rests;
    private long committed = -1;

    HeldPartition(TopicPartition id, WorkClaim claim) {
        this.id = id;
        this.claim = claim;
    }

    TopicPartition id() {
        return id;
    }

    WorkClaim claim() {
        return claim;
    }

    /** A record was read. False when it is not to be worked on. */
    boolean begin(long offset) {
        return window.begin(offset);
    }

    void done(long offset) {
        window.done(offset);
        if (!isDelayed()) {
            pauses.reset();
        }
    }

    /** The record is to be read again, and all behind it: once what is on its way has come home. */
    void putBack(long offset) {
        window.putBack(offset);
        lastBack = Math.max(lastBack, offset);
        goesBack = true;
    }

    /** Whether records that were put back have not been done since. */
    boolean isDelayed() {
        return lastBack >= 0 && window.position() <= lastBack;
    }

    /** How many records are on their way. */
    int begun() {
        return window.begun();
    }

    /** Whether it is to be read from its first record that is not done: true once. It rests for a while first. */
    boolean isToSeek(long nowNanos) {
        if (!goesBack || window.begun() > 0) {
            return false;
        }
        goesBack = false;
        rests = true;
        restsUntil = nowNanos + pauses.nextNanos();
        return true;
    }

    /** Whether nothing is to be read from it now. */
    boolean isToPause(long nowNanos) {
        if (rests && nowNanos - restsUntil >= 0) {
            rests = false;
        }
        return goesBack || rests || window.size() >= MOST_REMEMBERED;
    }

    /** The offset to commit; negative as long as no record was read. */
    long position() {
        return window.position();
    }

    /** Whether Kafka has another position than this. */
    boolean isToCommit() {
        return position() >= 0 && (position() != committed || window.begun() > 0);
    }

    void committed(long position) {
        committed = Math.max(committed, position);
    }
}
