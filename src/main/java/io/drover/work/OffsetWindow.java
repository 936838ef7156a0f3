package io.drover.work;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which records of one partition are done, from the first one that is not. For one thread.
 */
final class OffsetWindow {
    private static final long NOTHING_YET = -1;

    private enum Turn {
        /** On its way. */
        BEGUN,
        /** Put back: to be read again. */
        BACK,
        DONE
    }

    private final TreeMap<Long, Turn> turns = new TreeMap<>();
    private long next = NOTHING_YET;
    private int begun;

    /**
     * A record was read. Records are read in their order, but for those that are read again.
     *
     * @return whether it is to be worked on: false when it is done already, or on its way
     */
    boolean begin(long offset) {
        forgetLostBefore(offset);
        Turn turn = turns.get(offset);
        if (turn == Turn.DONE || turn == Turn.BEGUN || turn == null && offset < next) {
            return false;
        }
        turns.put(offset, Turn.BEGUN);
        begun++;
        next = Math.max(next, offset + 1);
        return true;
    }

    /** What was put back and is not read again before this one is not in the topic any more. */
    private void forgetLostBefore(long offset) {
        turns.headMap(offset).values().removeIf(turn -> turn == Turn.BACK);
        dropDone();
    }

    void done(long offset) {
        end(offset, Turn.DONE);
        dropDone();
    }

    void putBack(long offset) {
        end(offset, Turn.BACK);
    }

    private void end(long offset, Turn turn) {
        if (turns.replace(offset, Turn.BEGUN, turn)) {
            begun--;
        }
    }

    private void dropDone() {
        for (Iterator<Map.Entry<Long, Turn>> first = turns.entrySet().iterator(); first.hasNext(); ) {
            if (first.next().getValue() != Turn.DONE) {
                return;
            }
            first.remove();
        }
    }

    /** The records before this one are done; negative as long as none was read. */
    long position() {
        return turns.isEmpty() ? next : turns.firstKey();
    }

    /** How many are on their way. */
    int begun() {
        return begun;
    }

    /** How many are remembered: those on their way, and what is behind the first of them. */
    int size() {
        return turns.size();
    }
}
