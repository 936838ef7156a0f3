package io.drover.archive;

/**
 * What is taken for an attack rather than for an archive of photos.
 *
 * @param indexBytes most memory for the members of one archive
 * @param ratio most bytes that may come out of each that goes in
 * @param floor up to so many bytes may come out whatever went in
 */
public record Limits(long indexBytes, int ratio, long floor) {
    /** About what a member needs besides its path. */
    private static final int MEMBER_BYTES = 160;

    /** Those that an archive is read by: an eighth of the memory for its members, 200 bytes out of one above 64 MB. */
    public static final Limits USUAL = new Limits(Runtime.getRuntime().maxMemory() / 8, 200, 64_000_000);

    /** Whether these many bytes would be too many to come out of those. */
    boolean exceeded(long out, long in) {
        return out > floor && out / ratio > in;
    }

    /** What one more member needs, bytes. */
    static long cost(String path) {
        return MEMBER_BYTES + path.length();
    }
}
