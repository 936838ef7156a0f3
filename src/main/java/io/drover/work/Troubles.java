package io.drover.work;

import io.drover.ingest.WorkListener;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once that the work on a topic does not go on, and once that it does again. Any thread. */
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    /** Whose fault it is. */
    enum Kind {
        KAFKA,
        /** Something that files need is not there, such as a server or a folder. */
        FILES
    }

    private final String topic;
    private final Set<WorkListener> listeners;
    private final Map<Kind, String> now = new EnumMap<>(Kind.class);

    Troubles(String topic, Set<WorkListener> listeners) {
        this.topic = topic;
        this.listeners = listeners;
    }

    /** What stands behind a failed question to Kafka. */
    static KafkaException kafka(ExecutionException failed) {
        return failed.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(failed.getCause());
    }

    /** Kafka did not do it. @param what it was, a clause: {@code records cannot be written} */
    void kafkaFailed(String what, Exception why) {
        boolean refused = why instanceof AuthorizationException || why instanceof AuthenticationException;
        String words = why.getMessage() == null ? why.toString() : why.getMessage();
        begin(
                Kind.KAFKA,
                refused
                        ? what + ": Kafka refuses this node: " + words
                                + "; allow it there, or see camel.component.kafka.*"
                        : what + ": " + words);
    }

    /** @param sentence what is wrong */
    synchronized void begin(Kind kind, String sentence) {
        if (now.putIfAbsent(kind, sentence) == null) {
            LOG.warn("work {}: {}; it is tried again, and nothing is lost", topic, sentence);
            tell();
        }
    }

    /** That is over. */
    synchronized void end(Kind kind) {
        if (now.remove(kind) != null) {
            LOG.info("work {}: goes on", topic);
            tell();
        }
    }

    private void tell() {
        String sentence = now.values().stream().findFirst().orElse(null);
        listeners.forEach(listener -> listener.troubled(topic, sentence));
    }
}
