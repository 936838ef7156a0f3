package io.drover.immich.api.model;

import org.jspecify.annotations.Nullable;

/**
 * The version of an Immich server. Of the order of versions, the pre-release is no part: it can do what the release can.
 *
 * @param major counts incompatible changes
 * @param minor counts additions
 * @param patch counts corrections
 * @param prerelease which one before the release it is; null for the release itself, and before 3.0
 */
public record ServerVersion(
        int major, int minor, int patch, @Nullable Integer prerelease) implements Comparable<ServerVersion> {

    /** A release. */
    public ServerVersion(int major, int minor, int patch) {
        this(major, minor, patch, null);
    }

    /** Whether it is that version or a later one. */
    public boolean isAtLeast(ServerVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(ServerVersion other) {
        if (major != other.major) {
            return Integer.compare(major, other.major);
        }
        return minor != other.minor ? Integer.compare(minor, other.minor) : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
