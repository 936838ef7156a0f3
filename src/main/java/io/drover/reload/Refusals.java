package io.drover.reload;

import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import io.drover.runtime.Setup;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what was refused: each version of a file once for each thing that is wrong with it. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRuntime.class);

    private final ReloadListener listener;
    private Set<Refusal> told = Set.of();

    /** @param source the version that is refused, or null when it is none of a file */
    private record Refusal(Problem problem, @Nullable RouteSource source) {}

    Refusals(ReloadListener listener) {
        this.listener = listener;
    }

    /** These are all that there are now. */
    void tell(List<Problem> problems, Setup wanted) {
        Set<Refusal> now = new HashSet<>();
        for (Problem problem : problems) {
            Refusal refusal = new Refusal(problem, source(problem.file(), wanted));
            if (now.add(refusal) && !told.contains(refusal)) {
                LOG.warn("refused, the version before runs on: {}", problem);
                listener.refused(problem.toString());
            }
        }
        told = now;
    }

    private static @Nullable RouteSource source(@Nullable Path file, Setup wanted) {
        return Stream.concat(Stream.of(wanted.settings()), wanted.routes().stream())
                .filter(source -> source.file().equals(file))
                .findFirst()
                .orElse(null);
    }
}
