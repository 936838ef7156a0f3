package io.drover.cli;

import io.drover.cluster.Node;
import io.drover.ingest.Progress;
import io.drover.observe.Address;
import io.drover.observe.Observation;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.ObserveOptions;
import io.drover.runtime.RuntimeOptions;
import org.jspecify.annotations.Nullable;

/** Health and metrics of a command that runs until it is stopped. */
final class CommandObservation {
    private CommandObservation() {}

    /** As the settings say. @param self which node of a cluster it is, or null @throws ConfigurationException when they are wrong */
    static Observation of(RuntimeOptions options, Progress progress, @Nullable Node self, Surroundings surroundings) {
        Address address = ObserveOptions.of(options).address();
        try {
            return Observation.start(
                    address,
                    new Observation.Process(
                            Version.ofDrover(), surroundings.clock(), progress, surroundings.stop()::isAsked, self));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }
}
