package io.drover.cli;

import io.drover.observe.Address;
import io.drover.runtime.ObserveOptions;
import io.drover.runtime.RuntimeOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover health}: whether the Drover that runs is well, for people and for what watches it. */
@Command(
        name = "health",
        description = "Asks the drover run of this machine whether it is well.",
        footer = {
            "",
            "Exit codes: 0 it is well, 1 it is not, 2 usage or configuration, 3 nobody answers.",
            "",
            "Examples:",
            "  drover health                      what is well, and what is not",
            "  drover health --live               does the process move? Else start it anew",
            "  drover health --ready --json       is the work done? For programs"
        })
final class HealthCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Workspace workspace;

    @ArgGroup
    private final Question question = new Question();

    @Option(names = "--json", description = "Write the answer for programs, as it comes.")
    private boolean json;

    /** What is asked; both where neither is named. */
    private static final class Question {
        @Option(names = "--ready", description = "Whether the work is done: store, servers, sources, feeds.")
        private boolean ready;

        @Option(names = "--live", description = "Whether the process moves, whatever other systems do.")
        private boolean live;

        private String path() {
            String which = live ? "/live" : ready ? "/ready" : "";
            return "/observe/health" + which;
        }
    }

    HealthCommand(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        Address address = ObserveOptions.of(RuntimeOptions.of(workspace.folders(), surroundings.environment()))
                .address();
        if (!address.isOn()) {
            throw new CommandException(
                    ExitCode.USAGE, Address.PORT + " is 0, so that drover run tells nothing: give it a port");
        }
        HealthAnswer answer;
        try {
            answer = HealthAnswer.ask(address.toAsk(), question.path());
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.SERVER,
                    "nobody answers at " + address + ": " + HealthAnswer.describe(e)
                            + "; does drover run, and with this port (" + Address.PORT + ")?");
        }
        surroundings.out().print(json ? answer.body() : answer.lines());
        surroundings.out().flush();
        return answer.up() ? ExitCode.OK : ExitCode.SOME_FAILED;
    }
}
