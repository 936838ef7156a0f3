package io.drover.work;

/** Kafka was asked and did not answer, or refused. The message is one sentence without secrets. */
public final class KafkaAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KafkaAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
