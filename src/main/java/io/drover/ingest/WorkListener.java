package io.drover.ingest;

import org.jspecify.annotations.Nullable;

/** Told how this node gets on with the files that all nodes share. Found in the registry; called from any thread: be quick. */
public interface WorkListener {

    /** A file of this topic has ended here, in whatever state. */
    void ended(String topic);

    /** A record of this topic was put among the dead letters. */
    void buried(String topic);

    /**
     * The topic cannot be used now, or can be again.
     *
     * @param problem in one sentence, or null when all is well again
     */
    void troubled(String topic, @Nullable String problem);
}
