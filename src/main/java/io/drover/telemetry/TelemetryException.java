package io.drover.telemetry;

/** A variable of OpenTelemetry that cannot be used. Its message is one sentence, for the user. */
public final class TelemetryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TelemetryException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
