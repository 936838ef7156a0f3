package io.drover.reload;

import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import io.drover.runtime.Setup;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of edits: what was taken, and what was refused, each version of a file once for each thing that is wrong with it. */
final class Told {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRuntime.class);

    private final ReloadListener listener;
    private Set<Refusal> refused = Set.of();

    /** @param source the version that is refused, or null when it is none of a file */
    private record Refusal(Problem problem, @Nullable RouteSource source) {}

    Told(ReloadListener listener) {
        this.listener = listener;
    }

    /** This runs now; nothing is said of comments and the order of settings. @param how it was done, and how fast */
    void taken(Edit edit, String how, CamelContext context) {
        if (!edit.words().isEmpty()) {
            String what = String.join(", ", edit.words());
            LOG.info("{}: {}, {} routes run", what, how, context.getRoutesSize());
            listener.applied(what);
        }
    }

    /** These are all that there are now. */
    void refused(List<Problem> problems, Setup wanted) {
        Set<Refusal> now = new HashSet<>();
        for (Problem problem : problems) {
            Refusal refusal = new Refusal(problem, source(problem.file(), wanted));
            if (now.add(refusal) && !refused.contains(refusal)) {
                LOG.warn("refused, the version before runs on: {}", problem);
                listener.refused(problem.toString());
            }
        }
        refused = now;
    }

    private static @Nullable RouteSource source(@Nullable Path file, Setup wanted) {
        return Stream.concat(Stream.of(wanted.settings()), wanted.routes().stream())
                .filter(source -> source.file().equals(file))
                .findFirst()
                .orElse(null);
    }
}
