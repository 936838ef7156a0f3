package io.drover.work;

import io.drover.ingest.SharedFile;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * One file is worked on once at a time, however many records tell of it: the second one finds what the first has left in the
 * ledger. So are the halves of a live photo. For one thread.
 */
final class FileTurns {
    private record Key(String target, String key) {
        static Key of(SharedFile file) {
            return new Key(file.target(), WorkKey.of(file));
        }
    }

    private final Map<Key, ArrayDeque<Runnable>> turns = new HashMap<>();

    /** Runs it now, or once all that came before it about this file have {@link #end ended}. */
    void begin(SharedFile file, Runnable work) {
        ArrayDeque<Runnable> waiting = turns.get(Key.of(file));
        if (waiting == null) {
            turns.put(Key.of(file), new ArrayDeque<>(1));
            work.run();
        } else {
            waiting.add(work);
        }
    }

    /** The work that had the turn has ended; the next one begins. */
    void end(SharedFile file) {
        ArrayDeque<Runnable> waiting = turns.get(Key.of(file));
        Runnable next = waiting == null ? null : waiting.poll();
        if (next == null) {
            turns.remove(Key.of(file));
        } else {
            next.run();
        }
    }
}
