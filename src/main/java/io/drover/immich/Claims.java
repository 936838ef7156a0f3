package io.drover.immich;

import io.drover.immich.api.CheckResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which checksums somebody asks the server about or sends to it, so that files with the same bytes become one upload.
 * The first to claim asks; the others wait for what becomes of it. To claim only after asking would not do: an answer
 * may be older than the end of the upload that it does not know of.
 */
final class Claims {
    private final Map<String, List<Consumer<@Nullable CheckResult>>> waiting = new HashMap<>();

    /**
     * Claims a checksum.
     *
     * @param whenReleased told once the claim that stands has ended: the server's answer where that holds for this file,
     *     too, else null to ask again; not kept when this call gets the claim
     * @return whether the claim is the caller's, who then must {@link #release} it
     */
    synchronized boolean claim(String checksum, Consumer<@Nullable CheckResult> whenReleased) {
        List<Consumer<@Nullable CheckResult>> others = waiting.get(checksum);
        if (others == null) {
            waiting.put(checksum, new ArrayList<>(0));
            return true;
        }
        others.add(whenReleased);
        return false;
    }

    /** Ends a claim and tells those who wait for it. @param answer that is theirs, too, or null */
    void release(String checksum, @Nullable CheckResult answer) {
        List<Consumer<@Nullable CheckResult>> others;
        synchronized (this) {
            others = waiting.remove(checksum);
        }
        if (others != null) {
            others.forEach(other -> other.accept(answer));
        }
    }
}
