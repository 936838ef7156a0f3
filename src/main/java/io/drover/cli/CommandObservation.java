package io.drover.cli;

import io.drover.ingest.Progress;
import io.drover.observe.Address;
import io.drover.observe.Observation;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.Folders;
import io.drover.runtime.ObserveOptions;
import io.drover.runtime.RuntimeOptions;
import io.drover.runtime.Setup;

/** Health and metrics of a command that runs until it is stopped. */
final class CommandObservation {
    private CommandObservation() {}

    /** As the settings say. @throws ConfigurationException when they are wrong */
    static Observation of(Folders folders, Setup setup, Progress progress, Surroundings surroundings) {
        Address address = ObserveOptions.of(RuntimeOptions.of(folders, setup, surroundings.environment()))
                .address();
        try {
            return Observation.start(
                    address,
                    new Observation.Process(
                            Version.ofDrover(), surroundings.clock(), progress, surroundings.stop()::isAsked));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }
}
