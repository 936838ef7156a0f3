package io.drover.ingest;

import org.jspecify.annotations.Nullable;

/**
 * The version of a sidecar that a target was given with its photo, or afterwards.
 *
 * @param name its name
 * @param size bytes; null where it is not known which version it was: one that is not younger than modifiedNanos
 * @param modifiedNanos modification time, nanoseconds since 1970-01-01T00:00:00Z
 */
public record KnownSidecar(String name, @Nullable Long size, long modifiedNanos) {

    /** Whether this is the version, so that nothing is left to be given. */
    public boolean covers(SidecarVersion now) {
        return name.equals(now.name())
                && (size == null
                        ? now.modifiedNanos() <= modifiedNanos
                        : size == now.size() && modifiedNanos == now.modifiedNanos());
    }
}
