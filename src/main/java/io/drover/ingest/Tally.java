package io.drover.ingest;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The counts of one scan, live: any thread counts, any thread reads. A file is counted as found at the moment at which
 * it is decided about or sent on its way, so that what is found and not yet ended is in flight.
 */
public final class Tally {
    private final LongAdder found = new LongAdder();
    private final LongAdder foundBytes = new LongAdder();
    private final LongAdder endedBytes = new LongAdder();
    private final LongAdder known = new LongAdder();
    private final LongAdder sidecars = new LongAdder();
    private final LongAdder parts = new LongAdder();
    private final LongAdder putBack = new LongAdder();
    private final LongAdder shared = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final Map<FileState, LongAdder> states = new EnumMap<>(FileState.class);
    private final Map<FileState, LongAdder> knownStates = new EnumMap<>(FileState.class);
    private volatile boolean allFound;

    public Tally() {
        for (FileState state : FileState.values()) {
            states.put(state, new LongAdder());
            knownStates.put(state, new LongAdder());
        }
    }

    /** Counts a file that was found and is on its way. */
    public void countFound(long bytes) {
        found.increment();
        foundBytes.add(bytes);
    }

    /** Counts a file that was found before and is left alone: it ends in the state that the ledger holds. */
    public void countKnown(FileState state, long bytes) {
        countFound(bytes);
        known.increment();
        adder(knownStates, state).increment();
        countEnd(state, bytes);
    }

    /** Counts the final state of a file that was counted as found. */
    public void countEnd(FileState state, long bytes) {
        adder(states, state).increment();
        endedBytes.add(bytes);
    }

    /** Counts a file that was counted as found and was put back without a state. */
    public void countPutBack(long bytes) {
        putBack.increment();
        endedBytes.add(bytes);
    }

    /** Counts a file that was counted as found and was given to other nodes, which end it. */
    public void countShared(long bytes) {
        shared.increment();
        endedBytes.add(bytes);
    }

    /** Counts a sidecar, which is no file of its own: it travels with its photo. */
    public void countSidecar() {
        sidecars.increment();
    }

    /** Counts a file that is a part of a split archive, which counts as a whole. */
    public void countPart() {
        parts.increment();
    }

    /** Counts a folder that could not be listed; it is counted as found and failed besides. */
    public void countUnreadable() {
        unreadable.increment();
    }

    /** A file that was counted as found is found to be larger by so many bytes, or smaller when negative. */
    public void countGrowth(long bytes) {
        foundBytes.add(bytes);
    }

    /** The walk has ended: no more files will be found. */
    public void foundAll() {
        allFound = true;
    }

    /** Adds the counts of another scan to these. */
    public void add(Tally other) {
        found.add(other.found());
        foundBytes.add(other.foundBytes());
        endedBytes.add(other.endedBytes.sum());
        known.add(other.known());
        sidecars.add(other.sidecars());
        parts.add(other.parts());
        putBack.add(other.putBack());
        shared.add(other.shared());
        unreadable.add(other.unreadable());
        states.forEach((state, adder) -> adder.add(other.of(state)));
        knownStates.forEach((state, adder) -> adder.add(other.knownOf(state)));
    }

    /** Files found, known ones and folders that cannot be listed included; sidecars that travel are not. */
    public long found() {
        return found.sum();
    }

    /** Their size in bytes. */
    public long foundBytes() {
        return foundBytes.sum();
    }

    /** The size of the files that were found and have neither ended nor been put back, in bytes. */
    public long leftBytes() {
        return Math.max(0, foundBytes() - endedBytes.sum());
    }

    /** Whether every folder has been looked into; the sum of several scans does not tell. */
    public boolean allFound() {
        return allFound;
    }

    /** Files that were left alone because the ledger knows them. */
    public long known() {
        return known.sum();
    }

    /** Those of them in this state. */
    public long knownOf(FileState state) {
        return adder(knownStates, state).sum();
    }

    /** Sidecars that belong to a photo. */
    public long sidecars() {
        return sidecars.sum();
    }

    /** Files that are parts of split archives. */
    public long parts() {
        return parts.sum();
    }

    /** Files that were put back without a state. */
    public long putBack() {
        return putBack.sum();
    }

    /** Files that were given to other nodes, in whose counts they end. */
    public long shared() {
        return shared.sum();
    }

    /** Folders that could not be listed. */
    public long unreadable() {
        return unreadable.sum();
    }

    /** Files in this final state, known ones included. */
    public long of(FileState state) {
        return adder(states, state).sum();
    }

    /** Files in any final state. */
    public long ended() {
        return states.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Whether every file that was found has ended: in exactly one state, or given to other nodes, or put back. */
    public boolean balances() {
        return found() == ended() + shared() + putBack();
    }

    private static LongAdder adder(Map<FileState, LongAdder> adders, FileState state) {
        LongAdder adder = adders.get(state);
        if (adder == null) {
            throw new IllegalStateException("no count of " + state);
        }
        return adder;
    }

    /** One line: {@code 62 found = 50 uploaded + 12 duplicate (12 known), 3 sidecars}. States without files are left out. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder().append(found()).append(" found");
        String separator = " = ";
        for (FileState state : FileState.values()) {
            if (of(state) > 0) {
                line.append(separator).append(of(state)).append(' ').append(state.label());
                separator = " + ";
            }
        }
        if (shared() > 0) {
            line.append(separator).append(shared()).append(" shared");
            separator = " + ";
        }
        if (putBack() > 0) {
            line.append(separator).append(putBack()).append(" put back");
        }
        if (known() > 0) {
            line.append(" (").append(known()).append(" known)");
        }
        if (sidecars() > 0) {
            line.append(", ").append(sidecars()).append(sidecars() == 1 ? " sidecar" : " sidecars");
        }
        if (parts() > 0) {
            line.append(", ").append(parts()).append(parts() == 1 ? " part" : " parts");
        }
        return line.toString();
    }
}
