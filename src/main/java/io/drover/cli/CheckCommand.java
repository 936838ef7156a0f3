package io.drover.cli;

import io.drover.immich.ImmichComponent;
import io.drover.ingest.Ledger;
import io.drover.ingest.Progress;
import io.drover.library.LibraryEndpoint;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.file.FileEndpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover check}: is it set up well? */
@Command(
        name = "check",
        description = "Reads the settings and builds every route without starting any; tells each error with its file,"
                + " line and key. With --online it also asks each server which of the permissions that the routes need the key lacks, and looks at the"
                + " store and the folders.",
        footer = {
            "",
            "Examples:",
            "  drover check",
            "  drover check --online",
            "  drover check --routes my-routes --json",
            "",
            "Exit codes: 0 all well, 2 something is wrong here, 3 something is wrong with the server."
        })
final class CheckCommand implements Callable<Integer> {
    @Option(names = "--online", description = "Also ask the server, and look at the store and the folders.")
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
        try (Ledger ledger = new Ledger(new NoStore(), surroundings.clock())) {
            Folders folders = workspace.folders();
            RuntimeOptions options = RuntimeOptions.of(folders, surroundings.environment())
                    .withBeans(surroundings.clock(), new Progress(), ledger);
            DroverRuntime.examine(options, context -> {
                        findings.good("settings", folders.settings().toString());
                        findings.good("routes", options.routeFiles().size() + " files in " + folders.routes());
                        inspect(context, findings);
                    })
                    .forEach(findings::problem);
        } catch (ConfigurationException e) {
            e.problems().forEach(findings::problem);
        }
        findings.print(surroundings, json);
        return findings.exitCode();
    }

    private void inspect(CamelContext context, Findings findings) {
        if (!online) {
            return;
        }
        OperationsInUse operations = new OperationsInUse(context);
        servers(context).forEach((name, server) -> server(name, server, operations, findings));
        store(findings);
        folders(context).forEach((folder, written) -> folder(folder, written, findings));
    }

    private static void folder(Path folder, boolean written, Findings findings) {
        if (!Files.exists(folder)) {
            findings.problem("folder", folder + ": there is no such folder");
        } else if (!Files.isReadable(folder)) {
            findings.problem("folder", folder + " cannot be read");
        } else if (written && !Files.isWritable(folder)) {
            findings.problem("folder", folder + " cannot be written to, so that no file can be moved or deleted");
        } else {
            findings.good("folder", folder.toString());
        }
    }

    /** The default server, and those with a name of their own that a route uses. */
    private static Map<String, ImmichComponent> servers(CamelContext context) {
        Map<String, ImmichComponent> servers = new TreeMap<>();
        servers.put("immich", context.getComponent("immich", ImmichComponent.class));
        for (String name : context.getComponentNames()) {
            if (context.getComponent(name) instanceof ImmichComponent server) {
                servers.put(name, server);
            }
        }
        return servers;
    }

    private static void server(String name, ImmichComponent immich, OperationsInUse operations, Findings findings) {
        String prefix = name.equals("immich") ? "" : name + ": ";
        try {
            ServerCheck server = ServerCheck.of(immich.client());
            findings.good("server", prefix + "Immich " + server.version() + " at " + immich.getUrl());
            server.requireKnownVersion();
            PermissionCheck permissions = new PermissionCheck(server, immich.hasSession(), operations.of(immich));
            List<String> problems = permissions.problems();
            problems.forEach(problem -> findings.serverProblem(prefix + problem));
            permissions.notes().forEach(note -> findings.good("changes", prefix + note));
            if (problems.isEmpty()) {
                findings.good("key", prefix + server.describeKey() + "; " + permissions.describe());
            }
        } catch (CommandException e) {
            findings.serverProblem(prefix + e.getMessage());
        }
    }

    private void store(Findings findings) {
        try {
            findings.good("store", new StoreCheck(workspace.dataFolder(), surroundings.clock()).describe());
        } catch (StoreException e) {
            findings.problem("store", String.valueOf(e.getMessage()));
        }
    }

    /** The folders that the routes read, and whether files are taken out of them. */
    private static Map<Path, Boolean> folders(CamelContext context) {
        Map<Path, Boolean> folders = new LinkedHashMap<>();
        for (Route route : context.getRoutes()) {
            if (!route.isAutoStartup()) {
                continue;
            }
            if (route.getEndpoint() instanceof LibraryEndpoint library) {
                folders.put(
                        Path.of(library.getPath()).toAbsolutePath(),
                        !library.getAfter().equals("keep"));
            } else if (route.getEndpoint() instanceof FileEndpoint inbox) {
                folders.put(inbox.getFile().toPath().toAbsolutePath(), true);
            }
        }
        return folders;
    }
}
