package io.drover.cli;

import io.drover.cluster.ClusterRole;
import io.drover.runtime.ClusterOptions;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.RuntimeOptions;
import io.drover.work.DeadLetters;
import io.drover.work.KafkaAwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the dead letters of files back among the work, where the settings name a role. */
final class LettersPutBack {
    private static final int MOST_EXAMPLES = 100;

    private final Workspace workspace;
    private final Surroundings surroundings;
    private final List<LettersRead.Example> examples = new ArrayList<>();
    private long left;

    LettersPutBack(Workspace workspace, Surroundings surroundings) {
        this.workspace = workspace;
        this.surroundings = surroundings;
    }

    /**
     * Reads what was not read yet; empty on a machine that is alone.
     *
     * @throws CommandException when Kafka cannot be asked
     */
    Optional<LettersRead> run() {
        if (workspace.postgres() == null) {
            return Optional.empty();
        }
        RuntimeOptions options = RuntimeOptions.of(workspace.folders(), surroundings.environment());
        ClusterOptions cluster = ClusterOptions.of(options);
        return cluster.role() == ClusterRole.NONE ? Optional.empty() : Optional.of(read(options, cluster));
    }

    /** Camel's settings of Kafka count, so that it is made, and nothing of it started. */
    private LettersRead read(RuntimeOptions options, ClusterOptions cluster) {
        RuntimeOptions withoutRoutes = options.withRouteFiles(List.of()).withBeans(surroundings.clock());
        try (DroverRuntime runtime = DroverRuntime.prepare(withoutRoutes)) {
            long putBack = DeadLetters.putBack(runtime.context(), cluster.brokers(), cluster.topics(), this::remember);
            return new LettersRead(putBack, left, List.copyOf(examples));
        } catch (KafkaAwayException e) {
            throw new CommandException(
                    ExitCode.SERVER, "the files are due again, but the dead letters were not read: " + e.getMessage());
        }
    }

    private void remember(String place, String reason) {
        left++;
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(new LettersRead.Example(place, reason));
        }
    }
}
