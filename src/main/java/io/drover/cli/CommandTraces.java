package io.drover.cli;

import io.drover.runtime.Folders;
import io.drover.runtime.TelemetryOptions;
import io.drover.telemetry.TelemetryException;
import io.drover.telemetry.Traces;

/** The traces of one command, as its settings say. */
final class CommandTraces {
    private CommandTraces() {}

    /** @throws CommandException when they cannot be set up */
    static Traces of(Folders folders, Surroundings surroundings) {
        String endpoint = TelemetryOptions.endpoint(folders, surroundings.environment());
        try {
            return Traces.to(endpoint, surroundings.environment());
        } catch (TelemetryException e) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
