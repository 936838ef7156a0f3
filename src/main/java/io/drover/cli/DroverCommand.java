package io.drover.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
        name = "drover",
        description = "Drives files into Immich: each is found, checksummed, checked, uploaded and confirmed;"
                + " and what changes in Immich out to files, queues, databases and webhooks.%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  drover demo                        see it work; no server is needed",
            "  export IMMICH_URL=https://photos.example/api IMMICH_API_KEY_FILE=key.txt",
            "  drover check --online              is everything set up well?",
            "  drover upload ~/Pictures           send a folder once",
            "  drover run                         do what the routes say, until stopped",
            "  drover why ~/Pictures/a.jpg        what became of this file?",
            "  drover feed list                   where is each feed of changes?",
            "",
            "Exit codes: 0 ok, 1 some files failed, 2 usage or configuration,",
            "3 server unreachable or unauthorised."
        })
public final class DroverCommand implements Runnable {
    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private DroverCommand() {}

    /** Runs one command line. @return the exit code */
    public static int run(Surroundings surroundings, String... arguments) {
        DroverCommand root = new DroverCommand();
        CommandLine commandLine = new CommandLine(root);
        Workspace workspace = new Workspace(root.options, surroundings);
        commandLine
                .addSubcommand(new RunCommand(surroundings, workspace))
                .addSubcommand(new UploadCommand(surroundings, workspace))
                .addSubcommand(new StatusCommand(surroundings, workspace))
                .addSubcommand(new WhyCommand(surroundings, workspace))
                .addSubcommand(new RetryCommand(surroundings, workspace))
                .addSubcommand(FeedCommand.with(surroundings, workspace))
                .addSubcommand(new BackupCommand(surroundings, workspace))
                .addSubcommand(new RestoreCommand(surroundings, workspace))
                .addSubcommand(StoreCommand.with(surroundings, workspace))
                .addSubcommand(new HealthCommand(surroundings, workspace))
                .addSubcommand(new CheckCommand(surroundings, workspace))
                .addSubcommand(new TestCommand(surroundings, workspace))
                .addSubcommand(new GraphCommand(surroundings, workspace))
                .addSubcommand(new SandboxCommand(surroundings))
                .addSubcommand(new DemoCommand(surroundings, workspace));
        describe(commandLine);
        WholeNumber.register(commandLine);
        return commandLine
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setExecutionStrategy(parsed -> execute(parsed, workspace, surroundings))
                .setParameterExceptionHandler(ErrorSentences::usage)
                .setExecutionExceptionHandler(ErrorSentences::failure)
                .setExitCodeExceptionMapper(ErrorSentences::exitCode)
                .execute(arguments);
    }

    private static int execute(ParseResult parsed, Workspace workspace, Surroundings surroundings) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        try (CommandLog log = CommandLog.ofCommand(workspace, surroundings)) {
            return new CommandLine.RunLast().execute(parsed);
        }
    }

    private static void describe(CommandLine command) {
        command.getSubcommands().values().forEach(DroverCommand::describe);
        command.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? See drover --help");
    }
}
