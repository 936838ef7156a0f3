package io.drover.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options of {@code drover upload} that say what is done with files: a plan keeps them, and is applied with them. */
final class PlannedOptions {
    private static final Set<String> OF_EACH_RUN =
            Set.of("--server", "--api-key-file", "--concurrency", "--report", "--json", "--quiet", "--apply");
    private static final Set<String> OF_THE_PLAN = Set.of("--dry-run", "--plan", "--files-from", "--null");

    private PlannedOptions() {}

    /** Those that were given, each with its value. */
    static List<String> of(ParseResult parsed) {
        List<String> options = new ArrayList<>();
        for (OptionSpec option : parsed.matchedOptions()) {
            String name = option.longestName();
            if (OF_EACH_RUN.contains(name) || OF_THE_PLAN.contains(name)) {
                continue;
            }
            if (option.arity().max() == 0) {
                options.add(name);
            } else {
                option.originalStringValues().forEach(value -> options.add(name + "=" + value));
            }
        }
        return options;
    }

    /** @throws CommandException when one was given that a plan to apply has already, or that has no sense with it */
    static void requireNone(ParseResult parsed) {
        for (OptionSpec option : parsed.matchedOptions()) {
            if (!OF_EACH_RUN.contains(option.longestName())) {
                throw new CommandException(
                        ExitCode.USAGE,
                        option.longestName() + ": --apply does what the plan says; besides it there are "
                                + String.join(
                                        ", ", OF_EACH_RUN.stream().sorted().toList()));
            }
        }
    }

    /** The options that a plan was made with, and those of this run. @throws CommandException when one is unknown */
    static UploadOptions of(PlanReader plan, UploadOptions run) {
        UploadOptions options = new UploadOptions();
        CommandLine command = new CommandLine(options);
        WholeNumber.register(command);
        try {
            command.parseArgs(plan.header().options().toArray(String[]::new));
        } catch (ParameterException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--apply: " + plan.file() + " was made by another version of Drover: " + e.getMessage());
        }
        options.server = run.server;
        options.apiKeyFile = run.apiKeyFile;
        options.concurrency = run.concurrency;
        options.report = run.report;
        options.json = run.json;
        options.quiet = run.quiet;
        return options;
    }
}
