package io.drover.immich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which checksums are on their way to the server, so that files with the same bytes become one upload: the first to
 * claim goes on, the others wait until it has ended and then ask the server again.
 */
final class Claims {
    private final Map<String, List<Runnable>> waiting = new HashMap<>();

    /**
     * Claims a checksum.
     *
     * @param whenReleased run once the claim that stands has ended; not kept when this call gets the claim
     * @return whether the claim is the caller's, who then must {@link #release} it
     */
    synchronized boolean claim(String checksum, Runnable whenReleased) {
        List<Runnable> others = waiting.get(checksum);
        if (others == null) {
            waiting.put(checksum, new ArrayList<>(0));
            return true;
        }
        others.add(whenReleased);
        return false;
    }

    /** Ends a claim and wakes those who wait for it. */
    void release(String checksum) {
        List<Runnable> others;
        synchronized (this) {
            others = waiting.remove(checksum);
        }
        if (others != null) {
            others.forEach(Runnable::run);
        }
    }
}
