package io.drover.cli;

import io.drover.graph.GraphBuilder;
import io.drover.graph.Mermaid;
import io.drover.graph.RouteGraph;
import io.drover.graph.Svg;
import io.drover.ingest.Ledger;
import io.drover.ingest.Progress;
import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover graph}: the routes as a picture. */
@Command(
        name = "graph",
        sortOptions = false,
        description = "Draws the routes: where things come from, which routes they take, and where they go. Routes that"
                + " settings switch off are drawn dashed, and so are arrows of which a setting picks one. No address and"
                + " no secret is shown, only the keys of the settings that hold them.",
        footer = {
            "",
            "Examples:",
            "  drover graph                                     as Mermaid, which GitHub and GitLab draw",
            "  drover graph --format svg -o routes.svg",
            "  DROVER_CHANGES_SINK=kafka drover graph"
        })
final class GraphCommand implements Callable<Integer> {
    /** A picture needs none, but components are not made without. */
    private static final Map<String, String> NO_CREDENTIALS = Map.of(
            "camel.component.immich.apiKey", "none",
            "camel.component.contentstack.apiKey", "none",
            "camel.component.contentstack.deliveryToken", "none",
            "camel.component.contentstack.environment", "none");

    /** How the graph is written. */
    enum Format {
        MERMAID,
        SVG
    }

    @Option(names = "--format", paramLabel = "FORMAT", description = "mermaid (default) or svg.")
    private String format = "mermaid";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write; otherwise standard output.")
    @Nullable
    private Path output;

    private final Surroundings surroundings;
    private final Workspace workspace;

    GraphCommand(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        Format wanted = parsed(format);
        RouteGraph graph = graph();
        String text = switch (wanted) {
            case MERMAID -> Mermaid.of(graph);
            case SVG -> Svg.of(graph);
        };
        if (output == null) {
            surroundings.out().print(text);
            surroundings.out().flush();
        } else {
            Files.writeString(output, text);
        }
        return ExitCode.OK;
    }

    private static Format parsed(String word) {
        try {
            return Format.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, "--format: '" + word + "' is neither mermaid nor svg");
        }
    }

    private RouteGraph graph() {
        NoStore store = new NoStore();
        try (Ledger ledger = new Ledger(store, surroundings.clock())) {
            RuntimeOptions options = RuntimeOptions.of(workspace.folders(), surroundings.environment())
                    .withOverrides(NO_CREDENTIALS)
                    .withBeans(surroundings.clock(), new Progress(), store, ledger);
            Set<String> running = new HashSet<>();
            List<Problem> problems = DroverRuntime.examine(options, context -> running.addAll(running(context)));
            if (!problems.isEmpty()) {
                throw new ConfigurationException(problems);
            }
            List<String> texts =
                    options.routeFiles().stream().map(RouteSource::text).toList();
            return GraphBuilder.of(texts, running);
        }
    }

    private static Set<String> running(CamelContext context) {
        Set<String> running = new HashSet<>();
        for (Route route : context.getRoutes()) {
            if (!Boolean.FALSE.equals(route.isAutoStartup())) {
                running.add(route.getRouteId());
            }
        }
        return running;
    }
}
