package io.drover.immich.api.model;

/**
 * The version of an Immich server. 3.x adds a pre-release number, which does not matter here.
 *
 * @param major counts incompatible changes
 * @param minor counts additions
 * @param patch counts corrections
 */
public record ServerVersion(int major, int minor, int patch) implements Comparable<ServerVersion> {

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
