package io.drover.cli;

import io.drover.cluster.ClusterRole;
import io.drover.contentstack.ContentstackComponent;
import io.drover.contentstack.ContentstackEndpoint;
import io.drover.immich.ImmichComponent;
import io.drover.ingest.Ledger;
import io.drover.ingest.Progress;
import io.drover.runtime.ClusterOptions;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.support.DefaultEndpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover check}: is it set up well? */
@Command(
        name = "check",
        description =
                "Reads the settings and builds every route without starting any; tells all that is wrong with file,"
                        + " line, column and key: broken YAML, unknown steps, components, options, headers and settings, times"
                        + " that never come, written secrets, sinks of changes that would lose some, and filters that do not fit"
                        + " what a feed has told (docs/operations.md). It looks at the folder that changes go to. With --online it also asks each server which"
                        + " of the permissions that the routes need the key lacks, whether the stack of Contentstack lets Drover"
                        + " read, whether the broker, database or webhook of the changes can be used (nothing is sent to it), and"
                        + " looks at the store and the folders, and at the Kafka that several nodes share.",
        footer = {
            "",
            "Examples:",
            "  drover check",
            "  drover check --online",
            "  drover check --routes my-routes --json   (in CI: one object, also with each problem's place)",
            "",
            "Warnings do not count.",
            "Exit codes: 0 all well, 2 something is wrong here, 3 something is wrong with the server."
        })
final class CheckCommand implements Callable<Integer> {
    @Option(
            names = "--online",
            description = "Also ask the server and the sink of changes, and look at the store and the folders.")
    private boolean online;

    @Option(names = "--json", description = "Print one JSON object to standard output, and nothing else.")
    private boolean json;

    private final Surroundings surroundings;
    private final Workspace workspace;

    CheckCommand(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        Findings findings = new Findings();
        NoStore store = new NoStore();
        try (Ledger ledger = new Ledger(store, surroundings.clock());
                KnownFeeds feeds = KnownFeeds.of(workspace, online, findings)) {
            Folders folders = workspace.folders();
            List<Object> beans = new ArrayList<>(List.of(surroundings.clock(), new Progress(), store, ledger));
            beans.addAll(feeds.beans());
            RuntimeOptions options =
                    RuntimeOptions.of(folders, surroundings.environment()).withBeans(beans.toArray());
            DroverRuntime.warnings(options).forEach(findings::warning);
            DroverRuntime.examine(options, context -> {
                        findings.good("settings", folders.settings().toString());
                        findings.good("routes", options.routeFiles().size() + " files in " + folders.routes());
                        inspect(context, options, findings);
                    })
                    .forEach(findings::problem);
        } catch (ConfigurationException e) {
            e.problems().forEach(findings::problem);
        }
        findings.print(surroundings, json);
        return findings.exitCode();
    }

    private void inspect(CamelContext context, RuntimeOptions options, Findings findings) {
        EndpointsInUse endpoints = new EndpointsInUse(context);
        SinkCheck sinks = new SinkCheck(endpoints, findings);
        if (!online) {
            sinks.check(false);
            return;
        }
        OperationsInUse operations = new OperationsInUse(endpoints);
        servers(context).forEach((name, server) -> server(name, server, operations, findings));
        stacks(context).forEach(stack -> stack(stack, findings));
        store(findings);
        ClusterOptions cluster = ClusterOptions.of(options);
        if (cluster.role() != ClusterRole.NONE) {
            TopicsCheck.check(context, cluster, findings);
        }
        FolderCheck.check(context, findings);
        sinks.check(true);
    }

    /** The stacks that routes use. */
    private static List<ContentstackComponent> stacks(CamelContext context) {
        return context.getEndpoints().stream()
                .filter(ContentstackEndpoint.class::isInstance)
                .map(endpoint -> ((ContentstackEndpoint) endpoint).getComponent())
                .distinct()
                .toList();
    }

    private static void stack(ContentstackComponent stack, Findings findings) {
        try {
            findings.good("stack", new StackCheck(stack.settings(), stack.client()).describe());
        } catch (CommandException e) {
            findings.serverProblem(String.valueOf(e.getMessage()));
        }
    }

    /** The default server, unless stacks alone are used, and those with a name of their own that a route uses. */
    private static Map<String, ImmichComponent> servers(CamelContext context) {
        Map<String, ImmichComponent> servers = new TreeMap<>();
        if (stacks(context).isEmpty() || usesImmich(context)) {
            servers.put("immich", context.getComponent("immich", ImmichComponent.class));
        }
        for (String name : context.getComponentNames()) {
            if (context.getComponent(name) instanceof ImmichComponent server) {
                servers.put(name, server);
            }
        }
        return servers;
    }

    /** What is lazy is there for those who send files. */
    private static boolean usesImmich(CamelContext context) {
        boolean called = context.getEndpoints().stream()
                .anyMatch(endpoint -> endpoint instanceof DefaultEndpoint known
                        && known.getComponent() instanceof ImmichComponent
                        && !known.isLazyStartProducer());
        return called
                || new EndpointsInUse(context)
                        .targets().stream()
                                .anyMatch(use -> use.endpoint().getEndpointUri().equals("direct://ingest"));
    }

    private static void server(String name, ImmichComponent immich, OperationsInUse operations, Findings findings) {
        String prefix = name.equals("immich") ? "" : name + ": ";
        try {
            ServerCheck server = ServerCheck.of(immich);
            findings.good("server", prefix + "Immich " + server.version() + " at " + immich.getUrl());
            server.requireKnownVersion();
            PermissionCheck permissions = new PermissionCheck(server, immich.hasSession(), operations.of(immich));
            List<String> problems = permissions.problems();
            problems.forEach(problem -> findings.serverProblem(prefix + problem));
            permissions.notes().forEach(note -> findings.good("changes", prefix + note));
            if (problems.isEmpty()) {
                findings.good(
                        server.credential().label(),
                        prefix + server.describeCredential() + "; " + permissions.describe());
            }
            if (permissions.needSession() && immich.hasSession() && server.credential() == Credential.KEY) {
                String label = ServerCheck.session(immich).label();
                findings.good(label, prefix + "accepted, for what an API key will not do");
            }
        } catch (CommandException e) {
            findings.serverProblem(prefix + e.getMessage());
        }
    }

    private void store(Findings findings) {
        try {
            findings.good(
                    "store",
                    new StoreCheck(workspace.dataFolder(), workspace.postgres(), surroundings.clock()).describe());
        } catch (StoreException e) {
            findings.problem("store", String.valueOf(e.getMessage()));
        }
    }
}
