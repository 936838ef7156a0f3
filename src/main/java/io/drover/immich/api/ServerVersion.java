package io.drover.immich.api;

/** The version of an Immich server. 3.x adds a pre-release number, which does not matter here. */
public record ServerVersion(int major, int minor, int patch) {

    /** Whether it is that version or a later one. */
    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return major != otherMajor ? major > otherMajor : minor >= otherMinor;
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
