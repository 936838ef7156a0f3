package io.drover.trial.plan;

/**
 * Something that happens to what a test has.
 *
 * @param line where it stands in the file
 * @param name what it is called there
 */
public record Change(int line, String name, Step step) {
    /** What is done. */
    @FunctionalInterface
    public interface Step {
        /** @throws RuntimeException with one sentence, when that cannot be done */
        void take(World world) throws Exception;
    }
}
