package io.drover.ingest;

/** A server that files go to, as the schemes that do not talk to it see it. Implemented by the component of its scheme. */
public interface Target {

    /** Looks at its options without asking anybody. @throws IllegalArgumentException when one is wrong, naming it */
    void checkOptions();

    /** Who the files are for. Asks the server once and waits while it cannot be reached. */
    TargetId identity();

    /** A source begins to look for files: what is known of the server is asked again when it is needed next. */
    void runBegins();

    /** The file types that the server takes; a built-in list when it cannot be asked. */
    MediaTypes mediaTypes();

    /**
     * How many files one call to the server takes. A source must let twice as many be on their way, else calls wait for
     * files that wait for calls.
     */
    int batchSize();
}
