package io.drover.archive;

/**
 * Why a member is not read.
 *
 * @param refused whether it is nothing that ever would be imported, such as a link; else it is a file that cannot be
 * @param reason in words for people
 */
public record Flaw(boolean refused, String reason) {

    static Flaw refused(String reason) {
        return new Flaw(true, reason);
    }

    static Flaw failed(String reason) {
        return new Flaw(false, reason);
    }
}
