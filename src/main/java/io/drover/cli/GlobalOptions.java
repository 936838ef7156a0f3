package io.drover.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes. */
final class GlobalOptions {
    @Option(
            names = "--config",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder with application.properties (else DROVER_CONFIG, else Drover's own).")
    @Nullable
    Path config;

    @Option(
            names = "--routes",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder with the *.camel.yaml routes (else DROVER_ROUTES, else Drover's own).")
    @Nullable
    Path routes;

    @Option(
            names = "--kamelets",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder with the *.kamelet.yaml templates (else DROVER_KAMELETS, else Drover's own).")
    @Nullable
    Path kamelets;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder for what Drover remembers (else DROVER_DATA, else the user's state folder).")
    @Nullable
    Path data;
}
