package io.drover.immich;

import io.drover.immich.api.CheckResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which checksums somebody asks the server about or sends to it, so that files with the same bytes become one upload.
 * The first to claim asks; the others wait for what becomes of it. To claim only after asking would not do: an answer
 * may be older than the end of the upload that it does not know of.
 */
final class Claims {
    private final Map<String, List<Waiting>> waiting = new HashMap<>();

    /** Somebody who wants a checksum that another has claimed. */
    interface Waiting {
        /**
         * The claim that stood has ended.
         *
         * @param answer the server's where that holds for this file, too, else null to ask again
         * @param inDoubt whether the server may have made an asset of these bytes without keeping them
         */
        void released(@Nullable CheckResult answer, boolean inDoubt);
    }

    /**
     * Claims a checksum.
     *
     * @param other told once the claim that stands has ended; not kept when this call gets the claim
     * @return whether the claim is the caller's, who then must {@link #release} it
     */
    synchronized boolean claim(String checksum, Waiting other) {
        List<Waiting> others = waiting.get(checksum);
        if (others == null) {
            waiting.put(checksum, new ArrayList<>(0));
            return true;
        }
        others.add(other);
        return false;
    }

    /** Ends a claim and tells those who wait for it what {@link Waiting#released} says. */
    void release(String checksum, @Nullable CheckResult answer, boolean inDoubt) {
        List<Waiting> others;
        synchronized (this) {
            others = waiting.remove(checksum);
        }
        if (others != null) {
            others.forEach(other -> other.released(answer, inDoubt));
        }
    }
}
